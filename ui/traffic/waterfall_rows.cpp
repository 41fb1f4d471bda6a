// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/waterfall_rows.hpp"

#include <QCoreApplication>
#include <algorithm>

#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct WaterfallWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Waterfall)
};

QString phaseWord(const std::string& name) {
    struct Known {
        const char* name;
        const char* word;
    };
    static constexpr Known kKnown[] = {
        {"decide", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "decide")},
        {"queue", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "queue")},
        {"connect", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "connect")},
        {"tls", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "TLS")},
        {"send", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "send")},
        {"first_token", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "first token")},
        {"stream", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "stream")},
        {"overhead", QT_TRANSLATE_NOOP("weir::ui::Waterfall", "overhead")},
    };
    for (const Known& known : kKnown) {
        if (name == known.name) {
            return WaterfallWords::tr(known.word);
        }
    }
    return text(name);
}

WaterfallRow::Kind kindOf(const std::string& phase) {
    if (phase == "first_token" || phase == "queue") {
        return WaterfallRow::Kind::Waiting;
    }
    return phase == "stream" ? WaterfallRow::Kind::Streaming : WaterfallRow::Kind::Overhead;
}

// Phases that overlap nothing but are too short to matter would only push the others away.
bool worthARow(const Phase& phase) {
    constexpr std::int64_t kShortestUs = 50;
    return phase.toUs - phase.fromUs >= kShortestUs;
}

QString providerOf(const std::string& target) {
    return text(target.substr(0, target.find('/')));
}

void addAttempt(const admin::AttemptDetail& attempt, std::int64_t now, WaterfallData& data) {
    if (attempt.sign == AttemptSign::Skipped) {
        return;
    }
    const std::int64_t end = attempt.endUs < 0 ? now : attempt.endUs;
    if (attempt.sign == AttemptSign::Failed || attempt.phases.empty()) {
        QString value = durationText(end - attempt.startUs);
        if (attempt.status != 0) {
            value += QStringLiteral(", %1").arg(attempt.status);
        }
        data.rows.push_back({text(attempt.target), true,
                             attempt.sign == AttemptSign::Failed ? WaterfallRow::Kind::Failed
                                                                 : WaterfallRow::Kind::Waiting,
                             attempt.startUs, end, value});
        return;
    }
    for (const Phase& phase : attempt.phases) {
        if (phase.name == "first_token" && attempt.sign == AttemptSign::Served) {
            data.firstTokenUs = phase.toUs;
        }
        if (worthARow(phase)) {
            data.rows.push_back({WaterfallWords::tr("%1: %2").arg(providerOf(attempt.target),
                                                                  phaseWord(phase.name)),
                                 true, kindOf(phase.name), phase.fromUs, phase.toUs,
                                 durationText(phase.toUs - phase.fromUs)});
        }
    }
}

}  // namespace

WaterfallData waterfallOf(const admin::ExchangeDetail& detail) {
    WaterfallData data;
    std::int64_t now = std::max<std::int64_t>(detail.row.durationUs, 0);
    for (const Phase& phase : detail.phases) {
        now = std::max(now, phase.toUs);
    }
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        now = std::max({now, attempt.startUs, attempt.endUs});
        for (const Phase& phase : attempt.phases) {
            now = std::max(now, phase.toUs);
        }
    }
    data.endUs = now;
    for (const Phase& phase : detail.phases) {
        if (worthARow(phase)) {
            QString label = phaseWord(phase.name);
            label.replace(0, 1, label.left(1).toUpper());
            data.rows.push_back({label, false, kindOf(phase.name), phase.fromUs, phase.toUs,
                                 durationText(phase.toUs - phase.fromUs)});
        }
    }
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        addAttempt(attempt, now, data);
    }
    std::ranges::stable_sort(data.rows, {}, &WaterfallRow::fromUs);
    return data;
}

}  // namespace weir::ui
