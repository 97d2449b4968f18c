### What the commands say to people, apart from briefings.
### Digits are not allowed here: a number reaches a sentence only through a placeholder.

## Answers to bad input. Each is one sentence: what was given, what is accepted.

# $given: what the person typed, shortened. $accepted: the coins, e.g. "BTC, ETH, or SOL".
unknown-asset = We do not follow “{ $given }”: try { $accepted }, or leave the coin out for the whole market.

# $given: what the person typed, shortened. $accepted: the levels of detail, e.g. "brief, full, or simple".
unknown-detail = We do not know the detail “{ $given }”: choose { $accepted }.

# $given: what the person typed, shortened. $help: the help command as this platform writes it.
unknown-command = We do not know “{ $given }”: { $help } shows what you can ask.

## Answers when nothing can be told.

no-data-yet = We are still gathering market data: please ask again in a minute.
failed = Something went wrong on our side, so there is no answer: please ask again in a minute.

## Help.

help-greeting = Ask us why the crypto market is falling. You get a plain answer first, then the numbers it rests on and what we could not check.
# $command: as this platform writes it. $description: one line from the command itself.
help-command = { $command }: { $description }.
# $example: the command with values, as this platform writes it.
help-example = For example: { $example }
