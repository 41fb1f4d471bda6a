// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/overview_content.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <chrono>
#include <utility>

#include "engine/base/budget_reason.hpp"
#include "engine/base/route_words.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct ContentWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Overview)
};

struct CandidateLook {
    const char* outcome;
    const char* word;
    PathSign sign;
};
constexpr CandidateLook kCandidates[] = {
    {"served", QT_TRANSLATE_NOOP("weir::ui::Overview", "served"), PathSign::Served},
    {"tried", QT_TRANSLATE_NOOP("weir::ui::Overview", "tried"), PathSign::Failed},
    {"over budget", QT_TRANSLATE_NOOP("weir::ui::Overview", "over budget"), PathSign::Skipped},
    {"over limit", QT_TRANSLATE_NOOP("weir::ui::Overview", "over limit"), PathSign::Skipped},
    {"not needed", QT_TRANSLATE_NOOP("weir::ui::Overview", "not needed"), PathSign::Skipped},
    {"open", QT_TRANSLATE_NOOP("weir::ui::Overview", "left alone"), PathSign::Skipped},
    {"paused", QT_TRANSLATE_NOOP("weir::ui::Overview", "paused"), PathSign::Skipped},
    {"unfit", QT_TRANSLATE_NOOP("weir::ui::Overview", "cannot serve it"), PathSign::Skipped},
    {"out", QT_TRANSLATE_NOOP("weir::ui::Overview", "out"), PathSign::Skipped},
};

CandidateLine lineOf(const CandidateDetail& candidate) {
    CandidateLook found{candidate.outcome.c_str(), candidate.outcome.c_str(), PathSign::Running};
    for (const CandidateLook& look : kCandidates) {
        if (candidate.outcome == look.outcome) {
            found = look;
        }
    }
    return {found.sign, text(candidate.target), ContentWords::tr(found.word),
            text(candidate.reason)};
}

Tone toneOf(AttemptSign sign) {
    switch (sign) {
        case AttemptSign::Failed:
            return Tone::Error;
        case AttemptSign::Served:
            return Tone::Ok;
        case AttemptSign::Running:
            return Tone::Accent;
        case AttemptSign::Skipped:
            break;
    }
    return Tone::Text;
}

// Empty: no price, or an older record.
QString pricedByText(const PricedBy& by) {
    const QString own = text(by.own);
    if (!own.isEmpty()) {
        return by.entry.empty()
                   ? ContentWords::tr("at your price %1").arg(own)
                   : ContentWords::tr("at the catalogue's price with your factor %1").arg(own);
    }
    return by.entry.empty()
               ? QString()
               : ContentWords::tr("at the catalogue's price of %1").arg(dayText(utcDay(by.from)));
}

AttemptLine lineOf(const admin::AttemptDetail& attempt) {
    QStringList facts;
    if (!attempt.chosenBecause.empty()) {
        facts << text(attempt.chosenBecause);
    }
    if (attempt.reusedConnection) {
        facts << ContentWords::tr("connection was open");
    }
    if (!attempt.providerRequestId.empty()) {
        facts << ContentWords::tr("its id %1").arg(text(attempt.providerRequestId));
    }
    if (const QString priced = pricedByText(attempt.pricedBy); !priced.isEmpty()) {
        facts << priced;
    }
    if (attempt.saved > Money()) {
        facts << ContentWords::tr("%1 saved by the prompt cache").arg(dollarsText(attempt.saved));
    } else if (attempt.saved < Money()) {
        //: Writing to it is dearer than plain input
        facts << ContentWords::tr("the prompt cache cost %1 more").arg(dollarsText(-attempt.saved));
    }
    const bool running = attempt.sign == AttemptSign::Running;
    return {signOf(attempt.sign), text(attempt.target),
            running ? ContentWords::tr("running") : text(attempt.outcome), toneOf(attempt.sign),
            facts.join(QStringLiteral(", "))};
}

QString verdictText(const std::string& verdict, std::uint64_t percent) {
    return verdict == kUnknownWord || percent == 0
               ? text(verdict)
               //: What a call was judged to be, and how sure that is
               : ContentWords::tr("%1, %2 % sure").arg(text(verdict), QString::number(percent));
}

QString marksText(Mark marks) {
    QStringList words;
    for (const Mark mark : {Mark::Cached, Mark::FellBack, Mark::Translated, Mark::Redacted,
                            Mark::Replayed, Mark::Simulated, Mark::Hedged, Mark::Shadow}) {
        if (has(marks, mark)) {
            words.append(lookOf(mark).word);
        }
    }
    return words.join(QStringLiteral(", "));
}

}  // namespace

// Of several the last: the others may have been there for dearer targets only.
std::string budgetThatRefused(const admin::ExchangeDetail& detail) {
    if (detail.row.state == ExchangeState::Done) {
        return {};
    }
    std::string budget;
    for (const CandidateDetail& candidate : detail.candidates) {
        if (auto named = budgetOfReason(candidate.reason)) {
            budget = *std::move(named);
        }
    }
    return budget;
}

SectionContent decisionContent(const admin::ExchangeDetail& detail) {
    SectionContent content;
    content.title = ContentWords::tr("Decision");
    // A call that could not be read asked for nothing, and a row alone tells no revision.
    QStringList known;
    if (!detail.route.empty()) {
        //: Of a decision: the rule of the page Routing that took the call
        known << ContentWords::tr("rule %1").arg(text(detail.route));
    }
    if (!detail.row.modelAsked.empty()) {
        known << ContentWords::tr("asked for %1").arg(text(detail.row.modelAsked));
    }
    if (detail.revision > 0) {
        known << ContentWords::tr("revision %1").arg(countText(detail.revision));
    }
    content.fact = known.join(QStringLiteral(" · "));
    for (const CandidateDetail& candidate : detail.candidates) {
        content.candidates.push_back(lineOf(candidate));
    }
    if (const JudgedCall& judged = detail.call.judged; judged.known()) {
        content.facts = {
            {ContentWords::tr("Task"), verdictText(judged.task, judged.taskPercent)},
            {ContentWords::tr("Complexity"),
             verdictText(judged.complexity, judged.complexityPercent)},
            {ContentWords::tr("Judged by"), text(judged.because)},
        };
    }
    if (detail.candidates.empty()) {
        content.sentence = ContentWords::tr("The call was answered before a target was chosen.");
    }
    return content;
}

SectionContent attemptsContent(const admin::ExchangeDetail& detail) {
    SectionContent content;
    content.title = ContentWords::tr("Attempts and timing");
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        content.attempts.push_back(lineOf(attempt));
    }
    if (detail.attempts.empty()) {
        content.sentence = ContentWords::tr("Nothing was sent upstream.");
    }
    return content;
}

SectionContent lossesContent(const admin::ExchangeDetail& detail) {
    SectionContent content;
    if (detail.losses.empty() && detail.attempts.empty()) {
        return content;
    }
    content.title = ContentWords::tr("Changed on the way");
    for (const Loss& loss : detail.losses) {
        // Every attempt has its own; the same thing done again tells no more.
        if (const Fact fact{text(loss.where), text(loss.what)}; !content.facts.contains(fact)) {
            content.facts.append(fact);
        }
    }
    if (detail.losses.empty()) {
        content.sentence = ContentWords::tr("Nothing: the call passed as it was.");
    }
    return content;
}

SectionContent factsContent(const admin::ExchangeDetail& detail) {
    const admin::ExchangeRow& row = detail.row;
    SectionContent content;
    content.title = ContentWords::tr("Facts");
    const QString answered = row.status == 0 ? QString()
                             : row.stream    ? ContentWords::tr("%1, as a stream").arg(row.status)
                                             : QString::number(row.status);
    content.facts = {
        {ContentWords::tr("Called"), text(row.endpoint)},
        {ContentWords::tr("Answered"), answered},
        {ContentWords::tr("Began"),
         localTime(row.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"))},
        {ContentWords::tr("Client"), text(detail.client)},
        {ContentWords::tr("Key"), text(row.key)},
        {ContentWords::tr("Team"), text(row.team)},
        {ContentWords::tr("User"), text(row.user)},
        {ContentWords::tr("Session"), text(row.session)},
        {ContentWords::tr("Marks"), marksText(row.marks)},
        {ContentWords::tr("Added by Weir"),
         row.addedUs < 0 ? QString() : durationText(row.addedUs)},
        {ContentWords::tr("Exchange"), text(row.id.text())},
    };
    return content;
}

}  // namespace weir::ui
