### The words of the form for children who have short breaks. Most live with their family, and many have a disability: short sentences, one idea at a time.
### A "short break" is a stay somewhere else, as a night or a weekend; the title says so. Where the child lives is "where you live", and never "the break".
### { $iro } is the first name of the child's officer, as "Sam", or the words "your IRO" while we do not know: both must read well.
### { $meeting } is this council's word for a review. { $advocate } is who provides advocates, { $advocate-phone } their number.
### What the council fills in must stay whole: do not translate what stands inside { }.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Say what you think: short breaks
    .inbox = Form for short breaks
# Stands above the first question: what a short break is, since each family has a word of its own for it.
form-before =
    A short break is when you stay somewhere else for a bit, like a night or a weekend. Then you go back to where you live.
    You can say it, point or sign. Someone can write it down for you.

## The main thing

# The first question: open, and it may be the only one answered. The starters are beginnings of sentences the child can tap.
headline = What is the main thing you want people to know right now?
    .hint = One line is enough.
    .starter-1 = I like it when…
    .starter-2 = I don’t like it when…
    .starter-3 = I wish…
    .starter-4 = Nobody has told me…

## Short breaks

# Beneath the choices stands a box, and what it asks (.text). The starters are beginnings of sentences for the box.
breaks-going = How are your short breaks?
    .is-good = Good
    .is-ok = OK
    .is-not-good = Not good
    .is-mixed = Mixed: some good, some not
    .text = What should people keep doing, stop or start?
    .starter-1 = Please keep…
    .starter-2 = Please stop…
    .starter-3 = Please start…
# How often and how long. Each answer is as good as the others. It must not promise.
breaks-amount = Do you want more short breaks, or fewer?
    .hint = Grown-ups can’t always change it, but they should know.
    .is-more = More
    .is-same = It’s about right
    .is-less = Fewer, or shorter
    .is-stop = I’d like to stop
    .is-not-sure = I’m not sure
# Several can be chosen. "Time to myself" is a quiet place, away from others. "Knowing when" is a calendar, or being told.
breaks-help = What helps you feel OK when you stay there?
    .hint = Choose up to 4, or none.
    .is-same-people = People I know
    .is-family = Talking to my family
    .is-my-things = My own things with me
    .is-bed = My room and my bed
    .is-food = Food I like
    .is-fun = Fun things to do
    .is-friends = Friends there
    .is-quiet = Time to myself
    .is-health = People who know how to help my body
    .is-know-when = Knowing when I go and when I come back
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.

## The meeting, and feeling OK

# How the child joins in the meeting. Each way is as good as the others.
join = How do you want to join in your { $meeting }?
    .hint = You don’t have to go.
    .is-all = I’ll come to all of it
    .is-part = I’ll come to part of it
    .is-not-this-time = Not this time. Tell me after
    .is-drawing-letter = I’ll send a drawing or a letter
    .is-video = By video
# The screen with the two questions that follow. Help is always offered on it.
screen-ok = Do you feel OK?
    .hint = You don’t have to say what it is.
# Always private. Asks whether, never what or who.
ok-breaks = Do you feel OK on your short breaks?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
# Always private. Asks whether, never what or who.
ok-home = Do you feel OK where you live?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
# Always private. One tick each. "An advocate" helps a child say what they want: the number comes first, so that a child need not ask through us.
wants = Do you want any of these?
    .hint = An advocate helps you say what you want. You can ring { $advocate } on { $advocate-phone }, or tick it and we ask them.
    .is-alone = Time with { $iro }, just us two
    .is-advocate = An advocate
    .is-soon = Someone to talk to me soon
    .is-soon-hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-in-person = I’d rather say something in person

## Say more

# Names, or words such as "my teacher".
want-there = Who do you want at your { $meeting }?
    .hint = Write names, or words like “my teacher”.
# Always private. Never ask why.
not-there = Is there anyone you don’t want there?
    .hint = You don’t have to say why. { $iro } will try, and tells you if they can’t.
# Things that make a meeting easier. Several can be chosen. A stop card and a my-turn card are cards to hold up.
helps = What would help you in the { $meeting }?
    .hint = Choose any you like: { $iro } can’t promise all of them, but will try.
    .is-fidget = A fidget toy
    .is-breaks = Breaks
    .is-near-door = Sitting near the door
    .is-snack = A snack
    .is-pet = A pet
    .is-someone = Someone I trust next to me
    .is-few-people = Only a few people
    .is-drawing = Drawing while we talk
    .is-stop-card = A stop card
    .is-stop-card-hint = Hold it up and people stop.
    .is-my-turn-card = A my-turn card
    .is-my-turn-card-hint = Hold it up and it’s your turn to talk.
# What was agreed at the last meeting.
last-time = Last time, people said they would do things. Did they do them?
    .hint = “I can’t remember” is OK, and so is “this is my first one”.

## Before sending

# Only asked after "someone to talk to me soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means. The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they try { $reach-first } first.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
# The screen with the three questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
# Lets the reader know whose words these may be. Not a test: any answer is fine.
helped = Did someone help you with this?
    .hint = Any answer is fine. A helper writes what you say, and asks nothing more.
    .is-nobody = Nobody, just me
    .is-where-i-live = Someone where I live
    .is-short-break = Someone where I go for short breaks
    .is-school = Someone at school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = An interpreter
    .is-someone-else = Someone else
# How the child wants to hear back.
reply = How shall we tell you?
    .is-in-person = When { $iro } sees me
    .is-letter = In a letter
    .is-letter-hint = Other people where you live may see it.
    .is-advocate = Through my advocate
