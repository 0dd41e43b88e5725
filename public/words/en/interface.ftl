# The words around the questions. One message a line; the comment above each is for whoever translates it.
# Say "you". Short sentences. One idea each. What stands after the = is for a child of 8 to 11, and for all who have no words of their own.
# Beneath it, after four spaces, may stand what others read instead: .young (up to 7), .teen (12 or over), .adult, and .staff (else .adult).
# { $iro }, { $time } and the like are filled in later: keep them, in the place your language wants them.

## This language

# What the language calls itself: others are offered it by this name.
language-name = English
# Language and country, for days, lists of names and plurals: 20 November 2026; Sam, Priya and Dee.
language-locale = en-GB
# ltr, or rtl for a language that is written from right to left.
language-direction = ltr

## On every page

# What a browser calls a page. { $title } is its heading.
page-title = { $title } – { $site }
# First link of a page, for people who use the keyboard. Jumps over the bar at the top.
skip-link = Skip to the page
# Button at the top. The page is read aloud. About two short words fit.
read = Read to me
# The same button while the page is being read aloud.
read-stop = Stop reading
# Said aloud after a choice that is made, as a sentence of its own.
read-chosen = Chosen
# Said when the tablet or phone has no voice of its own. "Aa" is the button beside it.
read-none = This device has no voice that can read this page. You could ask somebody you trust to read it with you.
# Name of the "Aa" button and title of what it opens.
settings = Text size and colours
# Button at the top: goes to a harmless website at once. Very short.
leave = Leave fast
# Said after it where there is room, and always to whoever listens: Leave fast: rubs out what you wrote.
leave-does = rubs out what you wrote
# Shown for a moment on an empty page while the other website loads.
leaving = Leaving…
# Said after pressing the Shift key once.
shift-two = Press Shift two more times to leave this page.
# Said after pressing the Shift key twice.
shift-one = Press Shift one more time to leave this page.
# Closes what was opened: help, or text size and colours.
close = Close
# Button at the bottom of every page, and title of what it opens.
help-now = Get help
# Beneath "Get help": above the numbers to ring or text, and the websites where one can chat or sign. Must stay true: pressing one covers the page.
help-text = You can ring, text, chat or sign. It’s OK if you are not sure. We cover this page meanwhile, and keep what you typed for an hour.
    .adult = You can ring, text, chat or sign. We cover this page meanwhile, and keep what you typed for an hour.
# Beneath them. The "list" is the phone's own list of recent calls and texts.
help-calls = A call or a text may stay in the phone’s own list. A website may stay in the browser’s.
# Link at the bottom of every page.
how-it-works = How this website works
# Bottom of every page: who runs the website.
run-by = Run by { $council }.
# Shown when the page itself has broken down while somebody was writing.
broken = Sorry, this page broke. Nothing was sent. You can copy what is in the box. The rest is gone. Get help has people to talk to.
# The same, after the letter was locked and while it was being sent. It may have arrived or not.
broken-sealed = Sorry, this page broke after your letter was locked. It may have arrived. Open this page again: if it still waits here, the page says so. To ask, ring { $phone-team }.
# The same, after the letter was locked and kept on this device.
broken-kept = Sorry, this page broke. Your letter is safe: it is locked and kept on this device. It goes out when this website is open here.

## Text size and colours

# Heading of three choices.
size = Text size
# The usual text size.
size-usual = Usual
# Larger text.
size-large = Large
# Largest text.
size-largest = Largest
# Heading of two choices: how far apart letters and lines are.
spacing = Space between letters and lines
# The usual spacing.
spacing-usual = Usual
# Wider spacing.
spacing-wide = Wide
# Heading of four choices.
colours = Colours
# The colours that the phone or tablet is set to.
colours-auto = Same as this device
# Dark letters on a light ground.
colours-light = Light
# Light letters on a dark ground.
colours-dark = Dark
# Dark letters on a pale yellow ground.
colours-cream = Cream
# Says where these settings are kept. Nothing else is ever kept on the device, apart from a letter that is locked already.
settings-kept = This device remembers these until you close the tab. It remembers nothing else, apart from a locked letter that still waits to be sent.

## When nobody has touched the page for a while

# First screen of every form: says at the start what happens when nobody is there, and what "Leave fast" does, the button at the top.
idle-note = If nobody touches this page for 5 minutes, we cover it up. After 20 minutes, or if you press Leave fast, we rub out what you typed.
# Title of the cover. Neutral: whoever walks past learns nothing.
paused-title = Paused
# Beneath the title of the cover. It comes after five minutes, and at once when somebody rings or texts from here.
paused-text = This page is covered for now.
# Takes the cover away; everything is as it was.
carry-on = Carry on
# Rubs out everything that was typed and starts again.
rub-out = Rub out
# Title of the cover once the words are gone.
rubbed-out-title = Rubbed out
# Beneath it: it comes after twenty minutes, or an hour where somebody rang from here.
rubbed-out-text = Nobody was here for a while, so what was typed here has been rubbed out.
# Loads the page again, empty.
start-again = Start again

## Home

# The first thing anybody reads. Children see it.
home-title = Say what you think before your { $meeting }.
# Beneath it. Two short sentences.
home-text = Your { $iro-word } reads it. You choose what the { $meeting } hears.
# Above the four doors for children.
home-age = How old are you?
# Above the three rows for adults.
home-adults = Not a child?
# Name of the list of links at the bottom of home, for screen readers.
home-more = More

## The list of all pages. Forms and pages stand in it under the area that the head of each names; the order here is the order there.

# Link at the bottom of every page, and title of the list.
all-pages = All pages
# The forms.
area-forms = Say what you think
# Pages about the meeting and the IRO.
area-review = Your { $meeting } and your { $iro-word }
# Pages about what children may expect and ask for, and about help.
area-rights = Your rights, and help
# Pages for carers, families and people who work with children.
area-adults = For adults
# Pages about the website.
area-about = This website

## A question

# Beneath the ways on of the first screen, as long as the page does not know the time. "Get help" is the button at the bottom.
seen-days = Someone reads this on working days. Sooner? Tap Get help.
# The same with the time. { $time } is like "11am on Monday".
seen-start = If you send it now, someone should read it by { $time }. Sooner? Tap Get help.
# A large button on the first screen of every form: leads to a short letter that asks for a talk.
talk = I’d rather talk
    .adult = I’d rather talk to someone
# A quiet line beneath each question. Opens to what follows.
not-right = Not right for me?
# Asked before sending where a letter is written on the officer's tablet during a visit.
typed = You wrote this together with { $iro }. Who typed it?
    .adult = This was written together with the { $iro-word }. Who typed it?
# Three choices. The first: the writer.
typed-me = I did
# The second: the officer typed what the writer said.
typed-iro = { $iro } did, in my words
    .adult = The { $iro-word } did, in my words
# The third.
typed-both = We both did
# What the letter says where that was skipped.
typed-unsaid = Not said
# Said when the form for another age stands there.
swap-kept = What you said is kept, where this form asks it too.
# Said where the form for another age could not be fetched. Nothing is lost.
swap-failed = That did not work just now. What you said is still here. Try it again in a moment.
# Leads to the same form for older children.
too-young = Too young for me
# Leads to the same form for younger children, which has more pictures.
easier = Easier, with more pictures
# Goes on without an answer. Your IRO reads that the question was not liked, in these words; the meeting does not.
dislike = I don’t like this question
# Saves nothing and goes on. As important as Next, and the same length if possible.
skip = Skip
# On to the next question.
next = Next
# Goes straight to the end, from any question.
finish = Finish and send
# Back to the screen before.
back = Back
# Said when Next was pressed before the page was ready.
one-moment = One moment…
# Above beginnings of sentences that can be tapped.
starters = Need a start? Tap one.
# Beneath a question with several choices. { $most } is a number.
pick-upto = Pick up to { $most }.
# What is wrong and what to do: the text is too long. { $over } is how many letters too many.
too-long = This is too long to send. Letters to take out: { $over }. Nothing was cut.
# What is wrong and what to do: too many choices.
too-many = You picked more than { $most }. Take some away, then carry on. Nothing is lost.
# What is wrong and what to do: should not happen.
not-offered = That choice is not on this page any more. Pick again, or press Skip.
# In place of the hint, where the invitation letter names the officer. It asks back, and chooses nothing.
officer-said = Your letter says your { $iro-word } is { $iro }. Is that right?
    .adult = Your letter says the { $iro-word } is { $iro }. Is that right?
# The same, where no IRO of the council has the code in the link of the letter.
officer-nobody = We don’t know the code in your link. Pick your { $iro-word } here, or press Skip.
    .adult = We don’t know the code in your link. Pick the { $iro-word } here, or press Skip.
# Beside an officer's name. { $day } is like "until 3 December".
officer-away = Away { $day }. { $cover } reads letters for { $iro }.
# Shown gently after a choice that may mean somebody is not safe.
offer-help = You don’t have to sort this out alone. Get help has people you can ring, text or chat with. Before you send this, you can also ask for somebody to contact you soon.
    .young = You are not alone with this. Tap Get help.
    .adult = If a child may be at risk, do not wait for this to be read. Get help has the numbers to ring.
# Beneath "contact me soon". { $time } and { $contact-time } are like "11am on Monday". The link "Get help" follows.
soon-note = Seen by { $time }. Somebody contacts you by { $contact-time }. Sooner?

## Who can know an answer

# Above the four choices, and beside the one that was chosen.
share = Who can know?
# Beside it: opens the four choices.
share-change = Change
# First choice: it may be said in the meeting.
share-meeting = Say it in my { $meeting }
    .adult = Say it in the { $meeting }
# What that means. True for whoever may be there.
share-meeting-hint = Everybody in the { $meeting } may hear it. That can include your carer and your family.
    .adult = Everybody in the { $meeting } may hear it, and so may the child.
# Second choice. { $iro } is a name, or the words for "your IRO": here it begins the sentence. Never write "only": the cover can open it too.
share-keep = { $iro } can know, not the { $meeting }
# What that means, once it is known who the IRO is.
share-keep-hint = { $iro } can open this, or { $cover }. They ask you before they tell others, unless someone isn’t safe. It may go in your file.
    .adult = { $iro } can open this, or { $cover }. It may go in the child’s file, which the child may one day read.
# The same, while that is not known. Must be true whoever opens it in the end.
share-keep-before = They ask you before they tell others, unless someone isn’t safe. Before you send, you see who can open this.
    .adult = It may go in the child’s file, which the child may one day read. Before you send, you see who can open this.
# Third choice: somebody acts on it, and it is not talked about in the meeting.
share-sort = Sort it, but not in the { $meeting }
# What that means.
share-sort-hint = To sort it, { $iro } may need to tell somebody, and asks you first.
# Fourth choice, and what it means if nothing is chosen.
share-talk-first = Ask me first
# What that means.
share-talk-first-hint = { $iro } asks you before using it. If you choose nothing, it means this.
# On questions that are always private. Replaces the four choices. It must be true and must not frighten.
share-private = This stays out of the { $meeting }. If someone isn’t safe, we may have to tell someone who can help.
    .adult = This stays out of the { $meeting }. The child may read it one day. If someone isn’t safe, we must tell someone who can help.
# Beneath the first question about how the meeting is set up. Said once for all of them.
share-arrange = What you say about how to set up your { $meeting } goes to the { $iro-word } team. It isn’t read out.
    .adult = What you say about how to set up the { $meeting } goes to the { $iro-word } team. It isn’t read out.
# Stands beneath the choices and before sending. It must be true and must not frighten.
safety = If your { $iro-word } thinks you or someone else is not safe, they may have to tell someone who can help. They will try to talk to you first.
    .adult = If the { $iro-word } thinks a child or someone else is not safe, they must tell someone who can help.

## Who can know this? The page before the last: it lists what was said about each thing, with its choice.

# Title.
know-title = Who can know this?
    .young = Can { $iro } tell your grown-ups?
# Beneath it: who mostly is in the meeting.
know-usual = Usually in your { $meeting }: you, your { $iro-word }, your social worker and your carer. Sometimes family, or someone from school.
    .young = Not your worries. Not what you say of people. Just what you like and wish.
    .adult = Usually in the { $meeting }: the child, the { $iro-word }, the social worker and the carer. Sometimes family, or someone from school.
# First of three large choices, for everything in the list at once.
know-all = Say all of it in my { $meeting }
    .young = Yes
    .adult = Say all of it in the { $meeting }
# Second.
know-ask = Ask me before using any of it
    .young = Ask me first
# Third: the four choices of each are opened.
know-each = Choose for each
# Beneath the three. Must stay true: what is not chosen and not asked in time is not used.
know-nothing = Nothing chosen? That means: ask me first. Not asked in time? Then it is not used, unless someone isn’t safe.
    .young = Choose nothing? Then { $iro } will ask you first.
# Above what is not taken along by the first of the three.
know-own-tap = These may say something about people. Each has its own choice.
    .adult = These may say something about people. Each has its own choice.
# Beneath the list. Who can't open it, and what may still come of it. "File" is the council's record about the child.
know-others = Your social worker, carer, school and family can’t open this here. What { $iro } puts in your file, your social worker can read. A court may ask for it.
    .young = The people you live with can’t see it here.
    .adult = Nobody else can open this here. What { $iro } puts in the child’s file, the social worker can read. A court may ask for it.

## Send now, or say more

# Title after the short core of a form.
say-more-title = That is enough to send
# Beneath it.
say-more-text = You can send it now. Or you can say more: every question can be skipped.
# The title in its place, where nothing was said so far.
say-nothing-title = You have said nothing yet
# Beneath it.
say-nothing-text = That’s fine. There are more questions, and you can skip each one.
# Goes on with more questions.
say-more = Say more
# Goes to the last questions before sending.
send-now = Go on to send

## Check your answers

# Title of the last page before sending: it shows every answer, and who can open it.
check-title = Check and send
# Beneath it: nothing has been sent so far.
check-text = You have not sent this yet. You can change anything.
# Link beside each answer. The question follows for screen readers.
change = Change my words
    .young = Change
# Beside an answer that was typed and then skipped.
check-skipped-kept = You skipped this. Your words are still in the box and will not be sent.
# Opens the list of questions without an answer. { $number } is how many.
check-skipped = You left some questions out ({ $number }). That’s fine.
# The same for one question. Some languages need more of these: -two, -few, -many.
check-skipped-one = You left one question out. That’s fine.
# Link beside a skipped question.
answer = Answer
# Small button on the last page before sending and on those after it: prints every answer, with who can know it.
print-said = Print what I said
    .adult = Print what is said here
# Button where a letter was not sent: copies what was said, to be sent another way.
copy-said = Copy what I said
    .adult = Copy what is said here
# Said for a moment once it is copied.
copied = Copied. You can paste it into a message or a note. Whoever uses this device next could paste it too.
# Shown when somebody goes on to send without having said anything.
nothing-yet = There is nothing to send yet. One line is enough: pick a question above, or ask for somebody to contact you soon.
    .young = There is nothing to send yet. One thing is enough: tap a question above.
    .adult = There is nothing to send yet. One line is enough: pick a question above.

## Who can open it

# Heading above the lines that say who can open it, on the last page before sending.
send-title = Who can open this
# On the last page of the youngest: opens what their grown-ups should read, from who can open it on.
grown-ups = For grown-ups: who can open this
# Who can open what is for the meeting. { $names } is like "Sam, Priya and Dee". It must be true, whatever was chosen.
send-meeting = { $names } can open what you chose for the { $meeting }. They also see who this is from and how to reach you.
# In place of that, when no answer is for the meeting. { $names } are the same people: some of them can open the rest too, which the next line says.
send-none-shared = You shared nothing with the { $meeting }. { $names } can see who this is from and how to reach you.
# After either, where the writer said how the { $meeting } should be set up.
send-arrange = They also see how you want your { $meeting } set up.
    .adult = They also see what you said about setting up the { $meeting }.
# Who can open everything else. The spare key is for when somebody is ill or has left.
send-kept = { $names } can open all of it. Managers hold a locked spare key.
# When everything can be opened by the same people.
send-all = { $names } can open all of it. Managers hold a locked spare key.
# When the letter is about the officer. { $names } is like "Maya and Mo".
send-about-officer = This is about your { $iro-word }, so it does not go to any { $iro-word }. It goes to the people in charge of them.
    .adult = This is about the { $iro-word }, so it does not go to any { $iro-word }. It goes to the people in charge of them.
# When it is about the service: what somebody says after a { $review }, or in a survey.
send-service = This does not go to any { $iro-word }. It goes to the people in charge of them.
# When the officer is not known.
send-unknown = You did not say who your { $iro-word } is. The team looks, and hands it to the right one.
    .adult = You did not say who the { $iro-word } is. The team looks, and hands it to the right one.
# Must stay true: the letter is locked before it leaves the device.
send-website = It is locked before it leaves this device. The people who run the website can’t read any of it.
# When it will be seen. { $names } is like "Sam or Priya", { $time } like "11am on Monday".
send-seen = { $names } should see it by { $time }.
# The six words are printed on the council's letters too. { $fingerprint } is six words.
send-fingerprint = For anyone who wants to check the lock: your { $council-word }’s six words are { $fingerprint }.
# The button that sends.
send = Send it

## What became of it

# While it is being locked and sent.
sending-title = Sending
# Beneath it. Nothing keeps the words but this page: it must not say more than that they are being sent.
sending-text = It is not sent yet. Your words are being locked and sent. Please keep this page open.
# The same, when it waited before and is tried again: this device keeps the locked letter.
sending-kept = It is locked, and it waits on this device. We are trying to send it now.
# It could not be sent yet; it is tried again without doing anything.
waiting-title = Waiting to be sent
# Beneath the reason, while it is not locked yet. Must stay true: what is not locked is rubbed out after twenty minutes.
waiting-text = It has not been sent yet, and it is not locked yet. Please keep this page open: we keep trying. If nobody touches this page for 20 minutes, what you typed is rubbed out.
# Beneath the reason, once this device keeps the locked letter. Must stay true: it may have arrived without an answer, and some devices throw away what a website keeps after a week without a visit.
waiting-kept = It has not arrived yet, as far as we know. It is locked, and it waits on this device. You can close this page: we try again whenever somebody opens this website here. They see that something waits, but not what. Come back in a day or two.
# Beneath that, small: what a private window keeps is gone when it is closed.
waiting-private = Is this a private window? Then leave it open.
# Beneath the reason, when this device refused to keep the locked letter.
waiting-not-kept = It has not arrived yet, as far as we know. We keep trying. This device won’t keep it for you: please leave this page open until it has arrived.
# Beneath the reason, where nobody said that this device may keep the locked letter. Beneath it is the button that says so.
waiting-asks = It has not arrived yet, as far as we know. We keep trying while this page is open. You can let this device keep it, locked. Then whoever uses it next sees that something waits, but not what.
# That button. From then on the page may be closed.
keep-here = Keep it here, locked
# A box to tick on the last page before sending.
may-keep = If it can’t be sent at once, keep it here, locked.
# Beneath it, smaller. Must stay true: the notice says that something waits, and nothing else.
may-keep-hint = Whoever uses this device next can see that something waits, but not what. Without this, leave the page open until it has arrived.
# In place of the reason, when the post box refuses the letter and did not sign that. It may never take it.
waiting-refused = The post box would not take this letter. We keep trying, but please don’t just wait for it.
# In place of the reason, when a part of this page broke down after the letter was locked and kept.
waiting-stopped = Something on this page stopped working.
# Title above phone numbers, when a letter may have waited for a day or longer. Kind: nobody did anything wrong.
old-title = You don’t have to wait for this
# Beneath it. Above the phone numbers of the team and of the advocate, and a button that prints the form.
old-text = It may have been waiting for a day or more. That is not your fault. These people can listen and write it down for you. Get help has more people. Paper works too.
    .adult = It may have been waiting for a day or more. You can ring these people instead, or send it on paper.
# Beneath the same title, when the letter does not go for another reason. Above the same numbers and button.
other-ways-text = It is not your fault. These people can listen and write it down for you. Get help has more people. Paper works too.
    .adult = You can ring these people instead, or send it on paper.
# Button: try at once.
try-now = Try now
# It is there: the post box has signed for it.
arrived-title = It has arrived. Thank you
    .young = Thank you! It has arrived
# Who sees it and when. { $names } is like "Sam or Priya".
arrived-text = { $names } should see it by { $time }.
# Nothing stays behind.
arrived-gone = What you wrote is no longer on this device.
    .young = You did it! What you said is not on here any more.
# A button beneath it: begins a second letter that names the first. The first one stays readable too.
correct = Put something right
# Above the first question then, and on the last page.
correcting = This puts right the letter you sent. That one stays too.
# A button beneath it, for whoever wants neither.
by-itself = No, this is a new letter
# When the date on the device is wrong by days.
arrived-clock = The date on this device seems to be wrong. Your letter is fine, but the times shown here may not be.
# It was not sent and will not be tried again by itself.
not-sent-title = Not sent
# Beneath the reason.
not-sent-text = Your words are still here.
# The same, when the words were rubbed out meanwhile.
not-sent-rubbed-out = What you typed was rubbed out, because nobody was here for a while.
# Title, when a part of this page broke down while the letter was being sent. It may have arrived or not.
unsure-title = We don’t know if it arrived
# Beneath it. Must stay true: the post box takes a letter of one number only once.
unsure-text = Part of this page broke while your letter was being sent. Your words are still here. Press Try again: it can’t arrive twice.
# The same, when the words were rubbed out meanwhile.
unsure-rubbed-out = Part of this page broke while your letter was being sent. What you typed was rubbed out, because nobody was here for a while.
# The same, after another try: the post box says that it has a letter of this number.
unsure-there = The post box has a letter with your letter’s number, so it has probably arrived. To be certain, ring { $phone-team }.
# Button.
try-again = Try again
# Back to the answers.
see-answers = See what I said
# Link to the first page.
home = Back to the start

## Why it was not sent. Each says what is wrong and what to do.

# No network, or the post box is down.
trouble-offline = We can’t reach the post box. Is this device online?
# Something else answered, often the sign-in page of a Wi-Fi.
trouble-not-our-post-box = Something answered that is not our post box. Some Wi-Fi wants you to sign in first. You could try another network.
# Something on the way does not let letters through: a firewall of this network, or the council's own. Beneath it stand other ways.
trouble-blocked = Something on the way does not let letters through. It is not your fault. You could try another network, or ring { $phone-team }.
# Too many at once.
trouble-busy = The post box is busy.
# It was sent, and no answer has come for some seconds. It may have arrived or not.
trouble-slow = The post box has not answered yet.
# The council has closed the website for now. Beneath it stands where the letter is, then other ways.
trouble-closed = This website is closed for now.
# The post box did not take the letter.
trouble-refused = The post box would not take this letter. Making it shorter may help. If not, print the form or ring { $phone-team }.
# Two letters drew the same number. Almost impossible.
trouble-other-letter = Another letter already has this letter’s number. Try again gives it a new one.
# The letter had arrived before and was removed by the team.
trouble-deleted = It did arrive. The team has since taken it out. Does that surprise you? Ring { $phone-team }.
# The council's public keys could not be loaded, or cannot be used. It may be so for long.
trouble-no-keys = We could not load what locks your words, so nothing was sent. You can try again, or ring { $phone-team }.
# Who can open letters has changed since this page was opened: the page would lock the words for somebody who has left. Its buttons copy and print.
trouble-out-of-date = This page is out of date, so nothing was sent from it. Copy or print what you said. Then load the page again, or ring { $phone-team }.
# Why it was not sent: what the page fetched is not what it was made with. Somebody may have changed the website.
trouble-other-keys = This page does not fit together. Do not send. Nothing was sent.
# The device itself could not do it.
trouble-device = This device could not lock your words, so nothing was sent. Try another device, print the form or ring { $phone-team }.

## The notice that a letter still waits on this device. On any page, where anybody may read it: say nothing of letters, children or IROs.

# Name of the notice, for screen readers.
outbox-title = Waiting to be sent
# It is being tried now.
outbox-trying = Something on this device is waiting to be sent. Trying now…
# It could not be sent; it is tried again without doing anything.
outbox-waiting = Something on this device is still waiting to be sent. It is locked. We keep trying.
# It is there: the post box has signed for it.
outbox-arrived = What was waiting on this device has arrived.
# The post box did not take it, and signed that.
outbox-not-sent = What was waiting on this device could not be sent. Do you still want to send it? Please send it again, or ring { $phone-team }.
# It had arrived before, and the team has removed it since: the post box signed that.
outbox-deleted = What was waiting on this device did arrive. It has since been taken out. Does that surprise you? Ring { $phone-team }.
# Opens the phone numbers, when it may have waited for a day or longer.
outbox-old = It may have waited for a day or more. What else can I do?
# Opens the same numbers, when it does not go for another reason.
outbox-ways = What else can I do?
# Above links to the forms that can be printed.
outbox-paper = Or on paper. Print:

## Names and times

# Used where the officer is not known: "Can your IRO see you alone?"
your-iro = your { $iro-word }
    .adult = the { $iro-word }
# Used where the cover is not known: "Your IRO can open this, or whoever covers for them."
your-cover = whoever covers for them
# Used where the child's name is not known.
your-child = the child
# A time before noon: 9:30am. Where people count to 24, use { $time } alone, which is 09:30.
clock-am = { $number }:{ $minutes }am
# A time after noon: 2:05pm. { $time } would be 14:05.
clock-pm = { $number }:{ $minutes }pm
# A full hour before noon: 9am.
clock-am-sharp = { $number }am
# A full hour after noon: 2pm.
clock-pm-sharp = { $number }pm
# The clock time { $time } of today.
when-today = { $time } today
# The clock time { $time } of tomorrow.
when-tomorrow = { $time } tomorrow
# The clock time { $time } of a day: 11am on Monday, 11am on Tuesday 29 December.
when-day = { $time } on { $day }

## How a letter says what was asked

# A question about a topic, as one line of the letter: School: How is it going? { $ask } is the question.
asked-with-topic = { $topic }: { $ask }
# A question with a second one beneath it, as one line of the letter: How is it going? What should change?
asked-with-box = { $ask } { $also }

## Where the questions cannot run

# Title of the note on devices that cannot run the questions.
no-app-title = The questions can’t run on this device
# What to do instead.
no-app-text = Some tablets and safe modes can’t run them. You can print this page from the browser’s menu and fill it in by hand. Or ring somebody who will write it down with you:
# Title of the same note, and said at the bottom of the page, while a part of the page does not come: mostly a bad network.
missing-title = Part of this page has not come yet
# Beneath that title. Must stay true: nothing is lost by waiting.
missing-text = We keep trying. What you typed stays here. You can also print this page from the browser’s menu and fill it in by hand. Or ring somebody who will write it down with you:
# Title of a form's page while the council has closed the website for now. Nothing can be written or sent then.
closed-title = Closed for now
# Beneath it, above the numbers of the team and the advocate. Calm and true: it is nobody's fault, and other ways are open. The council may say why, and until when.
closed-text = You can’t send us anything here just now. It is not your fault. These people can listen and write it down for you. Get help has more people. Paper works too.
    .adult = This website takes no letters for now. You can ring these people instead, or send it on paper.
# Button.
print = Print the form
# Said at the bottom of the page when a button that prints does nothing, as within other apps.
no-print = Nothing to print with here? You can copy it onto any paper by hand, or open this page in another browser.

## The paper form

# The heading of the paper form. { $title } is the form's.
paper-title = { $site }: { $title }
# Beneath the title of the printed form.
paper-text = Answer what you want and leave out the rest. Somebody may write for you. Whoever holds this paper can read it, so close the envelope.
    .adult = Answer what you want and leave out the rest. Paper has no lock: whoever holds it can read it, so close the envelope.
# Before a line to write on, at the head.
paper-name = My name:
    .adult = Your name:
# Before ten boxes, one for each letter or number of the code in the council's letter of invitation.
paper-code = The code in my letter, if it has one:
    .adult = The code in your letter, if it has one:
# Before an empty line, for a topic that was chosen above.
paper-topic = Something I ticked:
    .adult = Something you ticked:
# Before boxes of which several can be ticked.
paper-tick-upto = Tick up to { $most }.
# Before a question that belongs to one answer of an earlier one. { $names } is that answer.
paper-only-if = Only if you ticked “{ $names }”:
# In place of the four boxes, where an answer is always private.
paper-private = This stays out of the { $meeting }, unless someone isn’t safe.
# At the head of the form, before what each of the four small boxes means. They stand beneath each answer, each with its short words.
paper-key = There are four small boxes under an answer. Tick one. No tick means: ask me first.
    .adult = There are four small boxes under an answer. Tick one. No tick means: ask first.
# The first small box, in one or two words.
paper-say = Say it
# What it means, after those words in one line. True for whoever may be there.
paper-say-means = in my { $meeting }. Everybody there may hear it.
    .adult = in the { $meeting }. Everybody there may hear it, and so may the child.
# The second small box. Never write "only": whoever covers for them can read it too.
paper-know = My { $iro-word }
    .adult = The { $iro-word }
# What it means.
paper-know-means = can know, not the { $meeting }. They ask me before telling others.
    .adult = can know, not the { $meeting }. It may go in the child’s file, which the child may one day read.
# The third small box.
paper-sort = Sort it
# What it means.
paper-sort-means = but not in the { $meeting }. They ask me before telling others.
    .adult = but not in the { $meeting }. The { $iro-word } asks you before telling others.
# The fourth small box.
paper-ask = Ask me
# What it means.
paper-ask-means = before using it.
# Above an empty space for a drawing.
paper-draw = You can draw here, if you like.
# Title at the end of the printed form.
paper-end-title = When you are done
# Where to give it.
paper-end-text = Put it in an envelope and close it. Give it to your { $iro-word }. Or give it to somebody you trust who passes it on closed. Or post it: cut out the address below, or copy it. Is it about your { $iro-word }? Then do not give it to them: ring { $phone-team } and ask for the manager.
    .adult = Put it in an envelope and close it. Give it to the { $iro-word }, or post it: cut out the address below, or copy it.
# The same, on the form that is about the officer.
paper-end-about = Put it in an envelope and close it. Do not give it to your { $iro-word }. Give it to somebody you trust who passes it on closed. Or post it: cut out the address below, or copy it.
# On a label for the envelope, above the address: for whoever opens the council's post.
paper-return = { $iro-word } team only. Do not open or scan.
# The same, on the form that is about the officer. No officer may open it.
paper-return-about = Only for the manager of the { $iro-word } team. Do not open or scan.
# Beside the label, above names and numbers.
paper-ring = You can also ring, text, chat or sign:
    .adult = You can also ring:
# At the foot of each printed sheet: 2 of 4.
paper-page = { $number } of { $most }

## Explainers and the page that is not there

# On the page about dates: a small form that reckons the last day. What it asks first.
reckoner-since = Which { $review } was the last one?
    .adult = From which day?
# Three choices. Only adults see the third.
reckoner-first = My first one
    .adult = The first { $review }
# The second.
reckoner-later = My second one, or a later one
    .adult = The second { $review }, or a later one
# The third.
reckoner-care = The day on which the child came into care
# The day that is reckoned from.
reckoner-day = Which day was it on?
    .adult = That day:
# The answer. { $day } is like "Tuesday, 10 March 2027".
reckoner-last = That is by { $day }. It can be sooner.
# Where the bank holidays of that year are not known.
reckoner-unknown = We do not know the bank holidays of that year. Count 20 working days by hand.
# Link to the text for the youngest.
for-young = For 7 and under
# Link to the text for children.
for-child = For children
# Link to the text for young people of 12 or over.
for-teen = For 12 and over
# Link to the text for carers, parents and other adults.
for-adult = For adults
# Link to the text for people who work with children.
for-staff = For people who work with children
# Opens the list of sources, which children may leave to others.
facts = For grown-ups: where this comes from
    .adult = Where this comes from
# One source: { $label } is what it says, { $words } where it stands, { $also } when it was checked.
fact = { $label }: { $words }. { $also }
# After each source. { $day } is a date.
fact-checked = Checked { $day }.
# After a source, { $words }, that nobody has yet held against the law itself.
fact-unverified = { $words }. We are not sure of this yet
# At the end of pages that no young people have read through yet.
not-checked-yet = Young people have not checked these words yet.
# Title of the page for an address that does not exist.
not-found-title = This page is not here
# Beneath it.
not-found-text = It may have moved. The start page has everything.
