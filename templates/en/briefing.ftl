### The briefing. Numbers, dates and windows are always slots: there is no digit in this file.
### Plain words, active voice, at most twenty-five words a sentence. The past is told, never the future.

## The first line: the answer, one number at most.

line-falling =
    { $scope ->
        [market] Crypto is falling: Bitcoin
       *[asset] { $asset }
    } { $move ->
        [plunged] plunged { $change }
        [fell_sharply] fell sharply, by { $change }
       *[fell] fell { $change }
    } in a day, and { line-reason }.
line-sliding =
    { $scope ->
        [market] Crypto is sliding: Bitcoin
       *[asset] { $asset }
    } is quiet today but fell { $change } in a { $span ->
        [week] week
       *[month] month
    }, and { line-reason }.
line-reason =
    { $reason ->
        [forced_liquidations] forced sales of borrowed bets fit best
        [voluntary_deleveraging] traders closing borrowed bets fits best
        [new_shorts] new bets on a further fall fit best
        [large_holder] worry about a large holder fits best
        [several] more than one reason fits
        [unweighed] forced sales were many, though we cannot weigh them yet
        [unjudged] we lack the numbers to weigh the reasons
        [limited] we know too little today to say why
       *[none] no single reason stands out
    }
line-flat =
    { $others ->
        [down] Bitcoin is not falling: it { line-flat-move } Most large coins are down, though.
       *[with] { $scope ->
            [market] No, crypto is not falling: Bitcoin
           *[asset] No, { $asset } is not falling: it
        } { line-flat-move }
    }
line-flat-move =
    { $direction ->
        [unchanged] has hardly moved over the past day.
        [down] is down { $change } over the past day.
       *[up] is up { $change } over the past day.
    }
line-rising =
    { $scope ->
        [market] No, crypto is not falling: Bitcoin
       *[asset] No, { $asset } is not falling: it
    } { $move ->
        [surged] surged { $change }
        [jumped] jumped { $change }
       *[rose] rose { $change }
    } in a day{ $inside ->
        [none] .
        [week] , after a weak week.
       *[month] , after a weak month.
    }
line-unknown =
    { $scope ->
        [market] We cannot say whether crypto is falling: { line-unknown-why }
       *[asset] We cannot say whether { $asset } is falling: { line-unknown-why }
    }
line-unknown-why =
    { $missing ->
        [history] we have a price, but not enough of its past.
       *[price] there is no price fresh enough to trust.
    }

## In short

heading-short = In short
short-breadth =
    { $side ->
        [all_down] All { $coins } of the large coins we follow are down over the { $span ->
            [day] day
            [week] week
           *[month] month
        }.
        [none_down] None of the { $coins } large coins we follow is down over the { $span ->
            [day] day
            [week] week
           *[month] month
        }.
        [down] { $down } of { $coins } large coins are down over the { $span ->
            [day] day
            [week] week
           *[month] month
        }.
       *[up] { $up } of { $coins } large coins are up over the { $span ->
            [day] day
            [week] week
           *[month] month
        }.
    }
short-bounce = { $asset } is still down { $change } over { $window }.
reason-forced_liquidations = Exchanges closed at least { $amount } of borrowed bets by force in { $window }, { $share } of them bets on a rise.
reason-voluntary_deleveraging =
    { $beside ->
        [forced] Borrowed bets shrank as a whole: counted in coins, { $change } fewer are open than { $window } ago.
       *[alone] Traders are closing borrowed bets: counted in coins, { $change } fewer are open than { $window } ago.
    }
reason-new_shorts = Counted in coins, open bets grew { $change } in { $window } while the price fell, and betting on a fall got dearer.
reason-large_holder = { $holder } now sits on a paper loss of { $loss }, and the price slipped under its average cost this week.
unweighed-forced_liquidations = Exchanges closed at least { $amount } of borrowed bets by force in { $window }, { $share } of it bets on a rise. We cannot weigh yet how much that explains.
counter-forced_liquidations-shorts = Forced selling does not fit: only { $share } of what exchanges closed by force in { $window } were bets on a rise.
counter-forced_liquidations-amount = Forced selling does not fit: the exchanges report little of it, at least { $amount } in { $window }.
counter-forced_liquidations-pace =
    Forced selling does not fit: on { $venues } it ran at { $pace } times the { $longer ->
        [week] daily average of the past week.
       *[month] weekly average of the past month.
    }
counter-voluntary_deleveraging =
    Traders are not rushing out of borrowed bets: counted in coins, { $direction ->
        [unchanged] as many are open as { $window } ago.
        [down] only { $change } fewer are open than { $window } ago.
       *[up] { $change } more are open than { $window } ago.
    }
counter-large_holder = Worry about { $holder } does not fit: its coins are worth { $gain } more than they cost.

## What the data show

heading-data = What the data show
data-price = Price: { $asset } is at { $price }.
data-price-day =
    Price: { $asset } is at { $price }, { $direction ->
        [unchanged] unchanged over { $window }.
        [down] down { $change } in { $window }.
       *[up] up { $change } in { $window }.
    }
data-price-longer =
    { $direction ->
        [unchanged] Over { $window } it is unchanged.
        [down] Over { $window } it is down { $change }.
       *[up] Over { $window } it is up { $change }.
    }
data-liquidations = Forced closures: at least { $amount } in { $window } on { $venues }, { $share } of it bets on a rise.
data-liquidations-few = Forced closures: few, at least { $amount } in { $window } on { $venues }.
data-liquidations-lead =
    { $reach ->
        [alone] For { $venues } alone, that
       *[whole] That
    }
data-liquidations-rarity =
    { $rarity ->
        [low] { data-liquidations-lead } is less than usual.
        [normal] { data-liquidations-lead } is an ordinary day.
        [extreme] { data-liquidations-lead } is among the most on record.
       *[high] { data-liquidations-lead } is more than on { $percentile } of every hundred days.
    }
data-liquidations-pace =
    { $pace_is ->
        [same] { data-liquidations-lead } is an average day of the past week.
       *[other] { data-liquidations-lead } is { $pace } times an average day of the past week.
    }
data-open-interest =
    Open futures bets: counted in coins, { $coinsDirection ->
        [unchanged] as many as { $window } ago on { $venues }.
        [down] { $coins } fewer than { $window } ago on { $venues }.
       *[up] { $coins } more than { $window } ago on { $venues }.
    }
data-open-interest-part-price = In dollars they shrank by { $usd }, but { $byPrice } of that is just the lower price.
data-open-interest-all-price = In dollars they shrank by { $usd }, all of it from the lower price.
data-cycle = Longer trend: on { $venues }, open bets in coins have been shrinking for { $days } days, by { $cut } so far.
data-funding =
    { $side ->
        [zero] Funding: neither side of the futures market is paying the other.
        [shorts_pay] Funding: bets on a fall pay { $rate } every eight hours.
       *[longs_pay] Funding: bets on a rise pay { $rate } every eight hours.
    }
data-mood-extreme =
    Mood: the Fear & Greed Index is { $index }, extreme fear, { $bound ->
        [at_least] for at least { $days ->
            [one] { $days } day
           *[other] { $days } days
        }.
       *[exact] { $days ->
            [one] since today.
           *[other] for { $days } days.
        }
    }
data-mood =
    Mood: the Fear & Greed Index is { $index }, { $band ->
        [extreme_fear] extreme fear
        [fear] fear
        [neutral] neutral
        [greed] greed
       *[extreme_greed] extreme greed
    }{ $direction ->
        [down] , { $change } points lower than { $window } ago.
        [up] , { $change } points higher than { $window } ago.
       *[unknown] .
    }
data-swings =
    Expected swings: option traders price moves of { $implied } a year{ $rarity ->
        [low] , less than usual.
        [normal] , about as usual.
        [high] , more than usual.
        [very_high] , far more than usual.
        [extreme] , among the most of the past year.
       *[unknown] .
    }
data-holder = Big holder: { $holder } owns { $coins } bitcoin, bought at { $cost } each on average.
data-holder-loss = At this price that is a paper loss of { $amount }, or { $pct }. A paper loss is not a sale.
data-holder-gain = At this price that is a paper gain of { $amount }, or { $pct }.
data-holder-trade =
    { $side ->
        [bought] Its latest report, of { $date }, shows { $coins } bitcoin bought, none sold.
       *[sold] Its latest report, of { $date }, shows { $coins } bitcoin sold.
    }
data-record = Record: { $asset } is { $below } below its high of { $high }, reached on { $date }.

## Levels

heading-levels = Levels people watch
level-broken-above =
    { $when ->
        [today] { $price } broke today. It is now { $distance } above the price.
       *[earlier] { $price } broke on { $date }. It is now { $distance } above the price.
    }
level-overhead-above = { $price } is { $distance } above the price and was not reached in our record.
level-broken-below = { $price } broke on { $date }. The price is back a little above it, not clearly yet.
level-intact-below =
    { $order ->
        [further] Further down is { $price }, { $distance } away.
       *[next] { $price } is the next one below, { $distance } away.
    }
level-tested-below = { $price } is { $distance } below the price, which has come close to it before.
level-reclaimed-below = { $price } was lost and won back. It is { $distance } below the price.

## What we could not check

heading-unchecked = What we could not check
unchecked = We have no word on { $topics }.
unchecked-silent = No usable answer from { $sources }.
topic-price = prices
topic-liquidations = forced closures
topic-open-interest = open futures bets in coins
topic-funding = funding
topic-mood = the mood
topic-breadth = other coins
topic-other-markets = stock markets
topic-etf = ETF flows
topic-spot = spot selling
topic-news = news
topic-holders = large holders
topic-swings = expected swings
topic-stablecoins = stablecoins
topic-more = more

## What would change it

heading-conditions-falling = What would ease it
heading-conditions-flat = What would change our answer
heading-conditions-rising = What would change our answer
heading-conditions-unknown = What would change our answer
condition-price_level = An hourly close of { $asset } above { $threshold }.
condition-liquidations =
    { $days ->
        [one] Forced closures on { $venues } under { $threshold }, a normal day's worth, for a day.
       *[other] Forced closures on { $venues } under { $threshold }, a normal day's worth, for { $days } days.
    }
condition-fear_greed =
    { $days ->
        [one] Fear & Greed above { $threshold } for a day.
       *[other] Fear & Greed above { $threshold } for { $days } days.
    }
condition-price_change = A drop of { $asset } of more than { $threshold } in { $window } would be an unusual day, and we would call it a fall.

## Always

disclaimer = This explains, it does not predict, and it is not advice. Prices as of { $moment }.
disclaimer-undated = This explains, it does not predict, and it is not advice.
mark-demo = DEMO: a day of the past, rebuilt from public figures. These are not live numbers.

## Terms, for newcomers

term-liquidation = A forced closure is an exchange ending a losing borrowed bet.
term-long = A bet on a rise earns when the price goes up.
term-short = A bet on a fall earns when the price goes down.
term-open-interest = Open bets are futures contracts that nobody has closed yet.
term-funding = Funding is a small fee that one side of a futures bet pays the other.
term-fear-greed = The index is a mood score from zero to one hundred, partly made from prices.
term-volatility = Swings are how far the price moves, up or down.
term-paper-loss = A paper loss exists only on paper until something is sold.

## Names

asset-BTC = Bitcoin
asset-ETH = Ether
asset-SOL = Solana
asset-XRP = XRP
asset-DOGE = Dogecoin
asset-BNB = BNB
asset-ADA = Cardano
source-binance = Binance
source-bybit = Bybit
source-okx = OKX
source-gate = Gate
source-coingecko = CoinGecko
source-alternative-me = alternative.me
source-deribit = Deribit
source-reconstruction = the exchanges that reported
