### The words of the staff inbox: read by busy officers, so short, plain and exact. Never blame the reader.
### "Letter" is everything one child or adult sent at one time. "Post box" is the computer that keeps the sealed letters.

## Opening the page

# The title of the browser's tab and the heading while the page opens. Names no child, since tabs and histories are seen by others.
page-title = { $site } inbox
# Shown for the moment until the program runs.
opening = Opening…
# Shown instead of "Opening…" when the program did not start.
opening-failed = The inbox did not start.
# Shown instead of "Opening…" when something that the program is made of did not come. A button stands under it.
opening-missing = Part of the inbox has not come yet. It is asked for again, by itself, as soon as this computer is online.
# Stands under each. Says what to do; no letter is lost meanwhile.
opening-long = If this page stays as it is for half a minute, load it again. If that does not help, use an up-to-date Edge, Chrome, Firefox or Safari, and ask your IT desk to allow WebAssembly for this site. The letters wait safely in the post box.

## Unlocking

# The heading of the first screen.
unlock-title = Open your inbox
# One sentence under the heading.
unlock-intro = Letters are opened on this computer only. Your file and your passphrase are never sent.
# The label of the file chooser. The file was made for this officer by the keys tool.
unlock-file = Your identity file
# Stands under the label of the file chooser.
unlock-file-hint = The file you were given with your passphrase. Its name ends in .age.
# The label of the passphrase box.
unlock-passphrase = Passphrase
# Stands under the label of the passphrase box.
unlock-passphrase-hint = Six words. You can paste them. Capitals and extra spaces do not matter.
# The button that makes the typed passphrase visible.
passphrase-show = Show passphrase
# The button that hides the passphrase again.
passphrase-hide = Hide passphrase
# The button that unlocks.
unlock-button = Open inbox
# Shown while the passphrase is worked through; it is slow on purpose, to make guessing slow.
unlock-busy = Opening your identity file. This takes a few seconds.
# Shown next.
signing-in = Signing in at the post box.
# Shown next, while the list is fetched.
opening-list = Asking for the list of letters.
# Shown beside the list, which stands already, and in the place of a letter that somebody waits for.
opening-letters = Opening letters.
# An error: no file was chosen.
need-file = Choose your identity file first.
# An error: the passphrase box is empty.
need-passphrase = Type or paste your passphrase first.
# An error: the browser could not read the chosen file, perhaps because it was moved.
file-unreadable = This file could not be read. Choose it again; if it lies on a stick or a shared drive, check that it is still there.
# Shown on the first screen after ten minutes without use. $minutes is 10.
locked-by-itself = Locked after { $minutes } minutes without use. The letters have been wiped from this page. Open your inbox again to go on.
# Shown on the first screen after the officer pressed "Lock now".
locked-by-hand = Locked. The letters have been wiped from this page.

## The line at the top

# Says who is signed in. $names is one name.
signed-in = Signed in: { $names }
# Counts down. $number is how many minutes.
locks-in = Locks in { $number } minutes
# The same for the last minute.
locks-in-one = Locks in { $number } minute
# Said to screen readers when the last minute begins.
announce-locks-soon = The inbox locks in 1 minute. Press any key to stay.
# The button that locks at once.
lock-now = Lock now

## The list

# The heading of the list.
list-title = Letters
# The heading of the letters whose writer asked to be contacted soon. $number is how many.
list-urgent = Contact soon ({ $number })
# How many letters wait, said aloud: $label and $words are the two headings of the list.
list-counts = { $label }. { $words }.
# The heading of the letters that nobody has marked as read. $number is how many.
list-unread = Not read yet ({ $number })
# The heading of the letters that somebody has marked as read. $number is how many.
list-read = Read ({ $number })
# Stands for the number in these headings as long as some letters under them were not opened here: they may be for colleagues.
so-far = { $number } so far
# The button under a long part of the list. $number is how many letters it adds.
list-more = Show { $number } more
# The same for one.
list-more-one = Show { $number } more
# Stands under the list. They are opened as soon as somebody comes to them. $number is how many.
list-unseen = { $number } letters not looked at yet
# The same for one.
list-unseen-one = { $number } letter not looked at yet
# The part of the list with letters that nothing more is to be done about, and with what was deleted and can still be kept; it is folded away. $number is how many days they are kept after closing.
list-closed = Closed letters, kept for { $number } days, and the bin
# The same for one day.
list-closed-one = Closed letters, kept for one day, and the bin
# The same where the post box does not say how long they are kept.
list-closed-unsaid = Closed letters and the bin
# Stands in that part when none of the closed letters is for this officer.
list-closed-none = Nothing here is for you.
# Beside a closed letter. $day is the day it was closed.
closed-on = Closed { $day }
# Beside a closed letter. $day is the last day on which it is kept.
deleted-after = Deleted after { $day }
# A mark beside a name: the writer asked to be contacted soon.
tag-soon = Contact soon
# A mark beside a name: nobody has marked this letter as read.
tag-unread = Not read
# A mark beside a name: somebody has marked this letter as read.
tag-read = Read
# A mark beside a name: nothing more is to be done about this letter.
tag-closed = Closed
# A mark beside a name: nobody has read the letter though it came long ago. $number is 5.
tag-late = Not read for { $number } working days
# A mark beside a name: the writer was told that somebody sees the letter by a time that is over, and nobody has marked it as read.
tag-passed = Promised time has passed
# A mark beside a name: something about this letter does not fit, and it says what inside.
tag-doubt = Check this letter
# Stands where the name of the writer would stand.
name-none = No name given
# The day the letter came to the post box.
day-arrived = Arrived { $day }
# A label: what the writer was told when they asked to be contacted soon.
strip-told = They were told
# Stands beside that label. $time is a moment: 11am on Friday 20 November.
promise-seen = Somebody sees it by { $time }.
# The same where the post box cannot know at what hour the letter was sent. $time is the earlier moment, $day is the later one, as 11am on Monday 23 November.
promise-seen-or = Somebody sees it by { $time }; by { $day } if sent later in the day.
# The same once the letter was read. $time is a moment: 5pm on Friday 20 November.
promise-contact = Somebody is in touch by { $time }.
# The same where the post box cannot know at what hour the letter was sent. $time is the earlier moment, $day is the later one.
promise-contact-or = Somebody is in touch by { $time }; by { $day } if sent later in the day.
# Stands above the list while messages to the team, by mail or into their chat, do not go out. $day is the first such day.
mail-failing = Mail to the team has not gone out since { $day }. Tell whoever runs the post box; look here more often until it works.
# Stands above the list when the letter that the inbox sends to its officer once a day did not arrive. $words says what went wrong and what to do, in the words of this file.
proof-failed = Your inbox sent a test letter to you, and it did not arrive. { $words } A child’s letter to you may go the same way.
# Shown when there is no letter for this officer.
list-empty = No letters for you yet.
# Stands under it.
list-empty-hint = Letters appear here when a child, carer or parent sends one to you. Press Refresh to look again.
# Shown instead when every letter of this officer is closed.
list-none-open = No open letters for you.
# Letters that only colleagues can open. $number is how many.
colleagues = { $number } for colleagues
# Stands where a name would stand, for a letter that only colleagues can open, or that was not opened yet. $names is the start of its reference, as 5a5a-0f1e.
sealed-name = Letter { $names }
# Stands where the answers would stand, for a letter that only colleagues can open. Only leads see it.
sealed-note = This letter is sealed to colleagues. You cannot read it; you can delete it if one of them asks you to and tells you its reference.
# Stands there where that letter came from an earlier version of the website.
sealed-earlier = This letter is sealed to colleagues and came from an earlier version of the website. You cannot read it. When whoever reads it tells you its reference, mark it as read, and close it when nothing more is to be done.
# A label: whether the letter was read, and whether it is closed.
strip-state = State
# The button that fetches the list again.
refresh = Refresh
# The same button once letters have come in. $number is how many.
new-letters = Show { $number } new letters
# The same for one letter.
new-letters-one = Show { $number } new letter
# Stands at the end of the list. $number counts the council's sets of keys; $fingerprint is six words that stand on the council's leaflets too.
keys-in-use = Keys of this site: set { $number }, { $fingerprint }

# Stands in place of what a form is called: the letter names a form that this council does not have.
unknown-form = A form this inbox does not know

## One letter

# The link back to the list.
back-to-list = Back to the letters
# The button at the end of a letter.
next-letter = Next letter not read
# The heading above what is wrong with a letter.
doubts-title = Check this letter before you rely on it
# A fault: a part says it belongs to another letter.
fault-other-letter = A part of this letter carries the name of another letter. It may have been put here by mistake or on purpose. Do not assume that all of it comes from one person; ask them.
# A fault: a part says it is for another council.
fault-other-council = A part of this letter is addressed to another { $council-word }. Tell your data protection officer before you use it.
# A fault: the part for the team and the part for the officer have changed places.
fault-other-group = The parts of this letter stand in each other’s place. Nothing in it can be taken as meant for the { $meeting }.
# A fault: the two parts were not written together.
fault-not-tied = The two parts of this letter were not written together. They may come from different people; ask before you use either.
# A fault: only one part could be read though this officer should have both.
fault-one-missing = Only one of the two parts of this letter can be read, though you should have both. Something may be missing; ask the writer.
# A fault: written by newer software.
fault-later-format = This letter was written by a newer version of this website. Load this page again; if this stays, read it as text below and tell your IT desk.
# A fault: the part with the meeting answers is broken.
doubt-damaged-meeting = The part with the { $meeting } answers is damaged and does not open. It was altered or cut short. Ask the writer.
# A fault: the part with the kept answers is broken.
doubt-damaged-kept = The part with the kept answers is damaged and does not open. It was altered or cut short. Ask the writer.
# A fault: the part with the meeting answers opens and is not understood.
doubt-unreadable-meeting = The part with the { $meeting } answers could not be read. It stands below as text.
# A fault: the part with the kept answers opens and is not understood.
doubt-unreadable-kept = The part with the kept answers could not be read. It stands below as text.
# A fault: an answer stands in a part where it does not belong.
doubt-misplaced = An answer is marked for one list and lies in another. It is shown in the more careful one.
# A fault: a mark that this website puts on everything it writes is missing or wrong.
doubt-not-ours = This letter does not carry the marks of one written on this website. Ask the writer before you rely on it.
# A fault: a part of the letter holds hundreds of answers.
doubt-too-much = This letter has more in it than our forms ask. Not all of it is in the lists; all of it stands below as text.
# A fault: the reader could open the letter, though by what the letter says it was meant for other people.
doubt-not-for-reader = This letter opened for you, but what it says about who it is for does not lead to you. Who reads for whom may have changed since, or it was sent to you by mistake or on purpose. If someone is not safe, act on that first; then ask the manager who should answer it.
# A fault: the two parts say different things about who wrote them.
doubt-from-differs = The two parts of this letter say different things about who it is from. Both are shown.
# A fault: the two parts of one letter name different forms.
doubt-form-differs = The two parts of this letter name different forms. Both are shown.
# A fault: the outside of the envelope and the letter differ about contact soon.
doubt-soon-differs = The envelope and the letter disagree about “contact soon”. Take it as asked for.
# A fault: a question in the letter is none that our forms ever asked.
doubt-other-questions = This letter says it was asked something that our forms never asked. It stands apart, at the end.
# The heading of who sent the letter and how to answer.
section-from = Who it is from
# A label: the review date, if the writer knew it.
strip-review = { $review } date
# A label: whether the writer asked to be contacted soon.
strip-soon = Contact soon
# The answer to it.
soon-yes = Yes. They asked to be contacted soon.
# The answer to it.
soon-no = Not asked for
# A label: how it is safe to reach the writer.
strip-reach = Safe way to reach them
# A label: who helped to fill the form in.
strip-helped = Who helped
# The label where questions about worries were not asked, because of who sat beside the child, or because nobody said who did.
strip-left-out = Worries
# Beside it.
left-out = Worries not asked: see the child alone.
# A label: which officer the writer chose.
strip-iro = { $iro-word }
# Stands where the officer's name would: the writer did not know.
iro-unknown = Not known
# Stands where the officer's name would: the letter names somebody whom the council does not list as an officer. $names is the name that the letter has.
iro-unlisted = { $names }, who is no { $iro-word } on the { $council-word }’s list
# Stands where the officer's name would: the letter is about the officer.
iro-about = This is about their { $iro-word }
# The same where it is about the service: feedback after a { $review }, or a survey.
iro-service = For whoever leads the team
# A label: the code from the invitation letter, or whatever the writer gave instead so that the officer knows who writes.
strip-code = Letter code
# What was written there has the shape of a code, and no officer's codes begin so. $words is the code.
code-unknown = { $words }. No { $iro-word } here has a code that begins like this. Check who wrote.
# A label: the day that the writer's own device had; it may be wrong.
strip-written = Day on their device
# A label: whether this letter takes the place of an earlier one.
strip-replaces = Instead of
# The answer to it. $names is the start of the earlier letter's name, as 5a5a-0f1e.
replaces = An earlier letter, { $names }
# The same where that letter is in the list: $words are those above, $day is when it came.
replaces-of = { $words }, of { $day }
# A label: the day the letter came to the post box.
strip-arrived = Day it arrived
# Stands where an answer would: the question was left out.
answer-none = Not said
# The heading of answers that are always private: safety, who must not be there, seeing the officer alone. They stand first.
section-always = Safety and always private
# The heading of answers that may be said in the meeting.
section-meeting = { $meeting }
# The heading of answers to be kept with the officer.
section-keep = Keep
# The heading of answers the writer wants to be asked about first.
section-talk = Ask first
# Beneath an answer, in a letter that takes the place of an earlier one: that one did not have it.
changed-new = Not in the earlier letter.
# The same where the earlier letter said something else: $words is what it said.
changed-before = Before: { $words }
# The heading of what only the earlier letter says.
section-gone = Only in the earlier letter
# Above a letter, where a newer one says that it takes its place. Whoever wrote the newer one may be somebody else.
newer = A newer letter says that it takes the place of this one.
# The button beside it.
newer-open = Open the newer letter
# In the list, at the earlier letter.
replaced = A newer one came
# Beneath a question that an adult answered for themself, in a form about a child: the helper's note, an observation.
by-adult = An adult’s words, not the child’s.
# Stands under it: what is to be done about them.
section-talk-note = Ask the writer before any of this is used. Not asked in time: it is not used, unless someone is not safe.
# The heading of answers about how the meeting is set up: join, where, when, who is wanted there, what helps.
section-arrange = Setting up the { $meeting }
# Stands under it.
section-arrange-note = For whoever sets it up. It stands in no copy that others read.
# Stands in a list without answers.
section-nothing = Nothing here.
# Stands in a list whose part of the letter did not open or was not understood.
section-not-known = Not known. This part could not be read.
# The heading, at the end of a letter, of questions that none of our forms ever asked in these words.
section-not-ours = These words are not from our forms.
# Stands under it. Somebody may have made the question up, or the record of what was asked is not whole.
not-ours-note = Somebody may have made these questions up. If what is said here would mean that someone is not safe, act on that first. Do not hand it on as an answer to us until you have asked the writer. Tell whoever looks after the website too: a question we did ask may be missing from its record.
# The question itself, in the letter's own words: $words.
not-ours-asked = The letter says it was asked: “{ $words }”
# Under an answer: the writer's own choice.
share-meeting = Say it in the { $meeting }
# Under an answer: the writer's own choice.
share-keep = The { $iro-word } can know, not the { $meeting }. Ask before telling others, unless someone is not safe.
# Under an answer: the writer's own choice.
share-sort = Sort it, but not in the { $meeting }. Ask before telling others.
# Under an answer: the writer's own choice, or no choice made.
share-talk = Ask me first
# Under an answer: the form keeps it private whatever is chosen.
share-always = Always private
# A line of the officer's copy. $label is like "From".
labelled = { $label }: { $words }
# Who wrote, after the name of the form: $label is the form, $words the writer.
form-and-writer = { $label }, { $words }
# For a duty colleague, who can open the meeting answers only. Does not say whether there are other answers. $names is two names.
kept-with = You can open the { $meeting } answers of this letter. Anything kept can be opened only by: { $names }.
# The heading above a part of a letter shown as plain text.
raw-meeting = The part with the { $meeting } answers, as text
# The heading above a part of a letter shown as plain text.
raw-kept = The part with the kept answers, as text
# The button that tells the post box that the letter was read.
deed-mark-opened = Mark as read
# Stands instead of that button for somebody who can open the meeting answers only. Does not say whether there are others.
mark-by-officer = Somebody who can also open what is kept marks this letter as read, so that it is not overlooked.
# Stands instead of that button, and of the one that closes the letter, where it came from an earlier version of the website.
mark-by-lead = This letter came from an earlier version of the website. One of the leads marks it as read and closes it.
# Stands where that button was.
marked-read = Marked as read

## Closing a letter, and deleting it

# The heading above the button that closes a letter.
section-closing = When nothing more is to be done
# Stands above that button. $number is how many days, $day is the last of them.
close-explained = Print or copy what belongs in the case file, then close this letter. It is kept until { $day }, and then deleted for good from the post box. Until then you can open it again.
# The same where the post box does not say how long letters are kept.
close-explained-unsaid = Print or copy what belongs in the case file, then close this letter. It is kept for as long as your { $council-word } has set, and then deleted for good from the post box. Until then you can open it again.
# The button that closes the letter.
deed-close = Close this letter
# Stands instead of that button for somebody who can open the meeting answers only. Does not say whether there are others.
close-by-officer = Somebody who can also open what is kept closes this letter.
# Stands where the button was. $day is the day it was closed, $time is the last day on which it is kept.
closed-then = Closed { $day }. It is kept until { $time } and then deleted for good from the post box.
# The same where the post box does not say how long letters are kept.
closed-then-unsaid = Closed { $day }. It is kept for as long as your { $council-word } has set, and then deleted for good from the post box.
# The button that takes closing back.
deed-reopen = Open again
# Shown while the post box is told that a letter is closed, or open again.
telling = Telling the post box…
# What two colleagues call this letter when they speak of it. $names is the start of its name in the post box, as 5a5a-0f1e.
reference = Reference: { $names }
# The heading above the button for leads.
section-deleting = Delete before its time
# Stands above that button.
delete-explained = For a letter that must not be kept any longer, for example after a request to erase it. Whoever reads it should ask for this, and have put in the case file what belongs there.
# The button that opens the question whether to delete. The dots say that something is asked first.
delete-now = Delete now…
# The heading of that question.
delete-title = Delete this letter?
# Stands above what is lost: whose letter it is, when it came, its reference.
delete-lost = This goes into the bin, and 30 days later for good:
# Stands under it.
delete-for-all = Every answer in it goes, for everybody who can read it. For 30 days a lead can put it back. What was printed or copied stays where it is, and so do older backups of the post box until they are thrown away.
# A warning in that question.
delete-unread = Nobody has marked it as read. It goes when a second lead wants that too.
# A warning in that question.
delete-soon = Its writer asked to be contacted soon.
# A warning in that question.
delete-open = It is not closed: something may still have to be done about it.
# The button that leaves everything as it is. It has the focus.
delete-cancel = Keep it
# The button that deletes.
deed-delete = Delete
# Shown while the post box deletes the letter.
deleting = The post box is deleting this letter…
# Stands there once a lead asked for it, where two must. $names is who, $day is when.
delete-asked-by = { $names } asked on { $day } that this letter be deleted. Nobody has read it, so it takes a second lead.
# Stands there once it lies in the bin. $names is who put it there, $day is when.
binned-by = { $names } put this letter into the bin on { $day }. It is deleted for good 30 days later. Until then a lead can put it back.
# The button that takes it out of the bin, or takes back that it be deleted.
deed-put-back = Keep this letter

## What colleagues did or tried

# Stands above the button that says that somebody takes care of it.
see-to-explained = The writer asked to be contacted soon. Say if you will see to it: the alert stops, the letter stays where it is.
# The button that says so.
deed-see-to = I will see to it
# Stands in its place. $names is who, $day is since when.
seen-to = { $names } sees to it since { $day }.
# The heading above what was tried in vain.
tried-title = What was tried
# A line under it. $names is who, $label is a button's words, $day is when.
tried-refused = { $names } tried “{ $label }” on { $day }. The post box refused.
# A line under it. $names is who, $day is when.
tried-not-opening = { $names } could not open it on { $day }.
# What stands in a list of what was tried, where no button has these words.
deed-not-opening = Open
# Stands where a name would, for somebody who does not work here any more.
somebody-former = A former colleague
# A mark beside a name: $names takes care that the writer is contacted.
tag-seen-to = { $names } sees to it
# A mark beside a name: $names is a lead who wants the letter deleted.
tag-delete-asked = { $names } asks to delete it
# A mark beside a name: it is deleted for good soon.
tag-binned = In the bin
# A mark beside a name: somebody tried what is not theirs to do.
tag-tried = Something was tried
# The part of the list with what opens for nobody; it is folded away. $number is how many.
list-apart = Set apart: { $number } letters that open for nobody
# The same for one.
list-apart-one = Set apart: { $number } letter that opens for nobody
# Stands in that part.
list-apart-hint = Neither somebody of the duty team nor a manager could open these. They may be nothing but noise, or sealed to a key that is gone. Two leads can delete one.

## Keys: who can sign in

# At the foot of the list, folded: what surveys and feedback come to, in numbers.
numbers = Surveys and feedback in numbers
# Beneath the name of a form. $number letters of it were opened here.
numbers-letters = { $number } letters were opened here
# The same for one.
numbers-letters-one = { $number } letter was opened here
# Where there are fewer than five: whoever knows the people might tell who said what.
numbers-few = Fewer than five: there are no numbers yet, since somebody might tell who they are from.
# The part of the list, for leads, in which a colleague's sign-in is suspended; it is folded away.
list-keys = Keys: who can sign in
# Stands in that part.
list-keys-hint = For somebody who has left, or who has lost their computer. It holds from this moment on; taking them out of the { $council-word }’s list of keys comes after.
# The button beside a colleague's name. It asks first.
suspend-now = Suspend sign-in…
# Stands in the place of that button once it was pressed. $names is the colleague.
suspend-explained = { $names } is signed out at once and cannot sign in until a lead lets them in again. Their letters are not lost: whoever covers for them reads them.
# The button that does it. $names is the colleague.
suspend = Suspend { $names }’s sign-in
# The button that leaves everything as it is.
suspend-cancel = Leave it as it is
# Stands beside the name of a colleague whose sign-in is suspended. $names is the colleague.
suspended = { $names } cannot sign in.
# The button that takes that back.
readmit = Let in again
# The post box has no key for a colleague whom this website names.
suspend-unknown = The post box knows nobody of this name: its list of keys is not the one of this website. Tell whoever runs the post box.

## Copies

# The heading above the two copies.
section-copies = Print or copy
# The button for the copy that may go into the meeting.
meeting-copy = { $meeting } copy
# Stands beside that button.
meeting-copy-hint = Only the { $meeting } answers. Nothing shows that there is more.
# Stands instead of the button when no answer is meant for the meeting.
meeting-copy-nothing = There is no { $meeting } copy: no answer is marked for the { $meeting }.
# Stands instead of the button when the letter has a fault.
meeting-copy-doubted = There is no { $meeting } copy until the points at the top are cleared up with the writer.
# The button for the copy with everything.
officers-copy = Officer’s copy
# Stands beside that button.
officers-copy-hint = Everything you can read here. Not for circulation.
# The link back from a copy to its letter.
back-to-letter = Back to the letter
# Above a copy.
copy-frame = Only what is in the frame is printed or copied.
# The button that opens the browser's print window.
copy-print = Print
# The button that copies the text to the clipboard.
copy-text = Copy as text
# Said after copying.
copied = Copied. Paste it where it belongs, then copy something else so that it does not stay on the clipboard.
# Said when the browser printed nothing.
print-nothing = Nothing is printed from here. Copy it as text and print it from another program, or open the inbox in Edge, Chrome, Firefox or Safari.
# Said when the browser does not let a page copy.
copy-by-hand = This browser does not let the page copy by itself. The text is selected below: press Ctrl and C, or Command and C on a Mac.
# Printed instead of a letter when somebody prints without choosing a copy.
print-choose = Choose the { $meeting } copy or the officer’s copy in the inbox, then print that.
# Shown when a letter turns out to be for colleagues after somebody went to it.
letter-for-colleagues = This letter is sealed to colleagues. You cannot read it.
# Shown when a letter that was open has been deleted.
letter-gone = This letter is no longer here. It was deleted from the post box.
# The heading of the meeting copy. Neutral: it is seen by everybody in the meeting.
sheet-meeting = For the { $meeting }
# The heading of the officer's copy.
sheet-officers = Officer’s copy, not for circulation
# On a copy: the day it was written.
sheet-written = Written { $day }
# A time before noon: 9:30am. Where people count to 24, use { $time } alone, which is 09:30.
clock-am = { $number }:{ $minutes }am
# A time after noon: 2:05pm. { $time } would be 14:05.
clock-pm = { $number }:{ $minutes }pm
# A full hour before noon: 9am.
clock-am-sharp = { $number }am
# A full hour after noon: 2pm.
clock-pm-sharp = { $number }pm
# The clock time { $time } of a day: 11am on Friday 20 November.
moment = { $time } on { $day }

## What can go wrong: what happened, then what to do

# No network, the post box is down, or the computer's clock is so wrong that no secure connection can be made.
trouble-offline = The post box cannot be reached. Check that you are online and that this computer’s date and time are right, then try again. Nothing is lost.
# Something else answered in the post box's place.
trouble-not-our-post-box = Something answered that is not the { $council-word }’s post box, perhaps the sign-in page of a public or guest network. Open another web page to sign in to that network, then try again. If this stays, tell your IT desk.
# The post box is too busy.
trouble-busy = The post box is busy. Wait a minute, then try again.
# The post box did not take what was sent.
trouble-refused = The post box did not accept this request. Load the page again; if this stays, tell your IT desk.
# A letter of this name is already kept.
trouble-other-letter = Another letter already has this name. Tell your IT desk.
# The letter was deleted.
trouble-deleted = This letter was deleted.
# The list of keys is missing.
trouble-no-keys = The { $council-word }’s list of keys could not be fetched or cannot be used. Load the page again; if this stays, tell your IT desk.
# The page's files do not belong together.
trouble-other-keys = The { $council-word }’s list of keys on this website is not the one that this page was made with. Load the page again; if this stays, tell whoever looks after the website.
# The list of keys on the website has a key for this officer that the officer's file does not hold, or none.
trouble-not-my-key = The website’s list of keys has another key for you than your file holds, or none: letters to you do not open with this file. Use your newest file; if this stays, tell whoever looks after the keys at your { $council-word }.
# The passphrase does not open the file.
trouble-wrong-passphrase = This passphrase does not open this file. Check each word, and that the file is the one that belongs to it, then try again.
# The file is something else.
trouble-not-an-identity = This is not an identity file. Choose the file you were given with your passphrase; its name ends in .age.
# The post box knows no such person or key, or the challenge was too old.
trouble-not-let-in = Your file opened, but the post box did not let you in. Your key may be new and not listed yet, replaced by a newer one, or withdrawn; or this computer’s date and time are wrong. Check the date and time, use your newest file, then ask whoever looks after the keys at your { $council-word }.
# The post box does not let this person do what was asked.
not-allowed = The post box did not allow this for your key. Nothing was changed. Ask whoever looks after the post box at your { $council-word }.
# The post box does not let this person delete letters.
delete-not-allowed = The letter was not deleted: the post box lets only some people delete letters, and your key is not one of theirs. Ask whoever looks after the post box who may.
# The ten minutes at the post box are over.
trouble-signed-out = The post box has signed you out. Try again; if this stays, lock the inbox and open it again.
# The letter is not there.
trouble-no-such-letter = The post box does not have this letter any more.
# The device cannot.
trouble-device = This computer could not do it: it may be short of memory. Close other tabs and try again.
# The part of the program that opens letters did not start or broke down.
trouble-worker = The part of the inbox that opens letters has stopped. Load the page again; if this stays, use another up-to-date browser.
# Some letters were not fetched. Stands before the reason.
trouble-some-letters = Some letters could not be opened.
# The button after an error in the list, and where a part of the inbox has not come.
try-again = Try again
