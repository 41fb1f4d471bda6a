// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/row_text.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Traffic)
};

QString tokensCell(const admin::ExchangeRow& row, std::uint64_t tokens, bool outputSide) {
    // A call that runs has not been told yet; nothing is not the same as not yet.
    if (isRunning(row.state) && tokens == 0) {
        return {};
    }
    switch (row.usage.source) {
        case Source::Reported:
            return countText(tokens);
        case Source::Estimated:
            return QLatin1Char('~') + countText(tokens);
        case Source::Unknown:
            break;
    }
    if (tokens > 0) {
        return QLatin1Char('~') + countText(tokens);
    }
    // A call that was served has used something; any other may have used nothing.
    const bool served = row.state == ExchangeState::Done;
    return served && !outputSide ? Words::tr("unknown") : QString();
}

QString withSign(CostKind kind, const QString& amount) {
    switch (kind) {
        case CostKind::None:
            return {};
        case CostKind::Known:
        case CostKind::Free:
            return amount;
        case CostKind::Estimated:
            return QLatin1Char('~') + amount;
        case CostKind::Hold:
            return QChar(0x2264) + amount;
        case CostKind::Unpriced:
            return Words::tr("unpriced");
        case CostKind::Unknown:
            return Words::tr("unknown");
    }
    return {};
}

}  // namespace

QString text(const std::string& utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

StateLook stateOf(const admin::ExchangeRow& row) {
    constexpr std::uint16_t kTooMany = 429;
    constexpr std::uint16_t kPaymentRequired = 402;  // what Anthropic clients are told of a budget
    const bool overLimit = row.status == kTooMany || row.status == kPaymentRequired;
    const RefusedFor why = row.key.empty() ? RefusedFor::Key
                           : overLimit     ? RefusedFor::Limit
                                           : RefusedFor::Form;
    return lookOf(row.state, row.marks, why);
}

StateLook bareStateOf(admin::ExchangeRow row) {
    row.marks = Mark::None;
    return stateOf(row);
}

QStringList stateWords() {
    QStringList words{lookOf(Mark::FellBack).word, lookOf(Mark::Cached).word,
                      lookOf(Mark::Replayed).word};
    for (int state = 0; state <= static_cast<int>(ExchangeState::Unsettled); ++state) {
        words << lookOf(static_cast<ExchangeState>(state)).word;
    }
    for (const RefusedFor why : {RefusedFor::Key, RefusedFor::Limit, RefusedFor::Form}) {
        words << lookOf(ExchangeState::Refused, Mark::None, why).word;
    }
    return words;
}

QString timeCell(const admin::ExchangeRow& row) {
    return localTime(row.startedAt).toString(QStringLiteral("HH:mm:ss"));
}

QString servedByCell(const admin::ExchangeRow& row) {
    if (!row.target.empty()) {
        return text(row.target);
    }
    return text(row.error.empty() ? row.modelAsked : row.error);
}

QString tokensInCell(const admin::ExchangeRow& row) {
    return tokensCell(row, row.usage.tokensIn(), false);
}

QString tokensOutCell(const admin::ExchangeRow& row) {
    return tokensCell(row, row.usage.tokensOut(), true);
}

QString durationCell(const admin::ExchangeRow& row) {
    if (isRunning(row.state)) {
        return Words::tr("live");
    }
    return row.durationUs < 0 ? Words::tr("unknown") : secondsText(row.durationUs);
}

QString costCell(const admin::ExchangeRow& row) {
    return withSign(costKindOf(row), dollarsCellText(row.cost));
}

QString costFigure(const admin::ExchangeRow& row) {
    const CostKind kind = costKindOf(row);
    return kind == CostKind::None ? QStringLiteral("–") : withSign(kind, dollarsText(row.cost));
}

QString costWord(const admin::ExchangeRow& row) {
    switch (costKindOf(row)) {
        case CostKind::None:
            return Words::tr("not known yet");
        case CostKind::Known:
            return nothingWasSent(row) ? Words::tr("nothing was sent") : Words::tr("reported");
        case CostKind::Free:
            return Words::tr("free");
        case CostKind::Estimated:
            return Words::tr("estimated");
        case CostKind::Hold:
            return Words::tr("held");
        case CostKind::Unpriced:
            return Words::tr("no price known");
        case CostKind::Unknown:
            return Words::tr("usage not reported");
    }
    return {};
}

QString costSentence(const admin::ExchangeRow& row) {
    switch (costKindOf(row)) {
        case CostKind::None:
            return {};
        case CostKind::Known:
            return nothingWasSent(row) ? Words::tr("Nothing was sent, so nothing was spent.")
                                       : Words::tr("$%1, from the usage the provider reported.")
                                             .arg(text(row.cost.text()));
        case CostKind::Free:
            return Words::tr("This target is free.");
        case CostKind::Estimated:
            return Words::tr("About $%1, from an estimated usage.").arg(text(row.cost.text()));
        case CostKind::Hold:
            return Words::tr("At most $%1: held until the call is settled.")
                .arg(text(row.cost.text()));
        case CostKind::Unpriced:
            return Words::tr("The price list has no price for this model.");
        case CostKind::Unknown:
            return Words::tr("The provider did not say what was used.");
    }
    return {};
}

QString sourceWord(Source source) {
    switch (source) {
        case Source::Unknown:
            return Words::tr("unknown");
        case Source::Estimated:
            return Words::tr("estimated");
        case Source::Reported:
            return Words::tr("reported");
    }
    return {};
}

QString tokensWord(const admin::ExchangeRow& row) {
    //: Of tokens: the call used none
    return nothingWasSent(row) ? Words::tr("none") : sourceWord(row.usage.source);
}

QString tokensSentence(const Usage& usage) {
    QStringList parts;
    const auto add = [&parts](std::uint64_t tokens, const QString& words) {
        if (tokens > 0) {
            parts.append(words.arg(countText(tokens)));
        }
    };
    add(usage.inUncached, Words::tr("%1 in"));
    add(usage.inCacheRead, Words::tr("%1 in from the cache"));
    add(usage.inCacheWrite5m + usage.inCacheWrite1h, Words::tr("%1 in written to the cache"));
    add(usage.inAudio, Words::tr("%1 in as audio"));
    add(usage.inImage, Words::tr("%1 in as images"));
    add(usage.outText, Words::tr("%1 out"));
    add(usage.outReasoning, Words::tr("%1 out as reasoning"));
    add(usage.outAudio, Words::tr("%1 out as audio"));
    add(usage.serverToolCalls, Words::tr("%1 server tool calls"));
    if (parts.isEmpty()) {
        return {};
    }
    return Words::tr("Tokens: %1 (%2)")
        .arg(parts.join(QStringLiteral(", ")), sourceWord(usage.source));
}

QString shortId(Id id) {
    constexpr qsizetype kShown = 8;
    return text(id.text()).right(kShown);
}

}  // namespace weir::ui
