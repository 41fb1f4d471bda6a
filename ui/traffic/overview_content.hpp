// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <string>
#include <vector>

#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/path.hpp"
#include "ui/widgets/fact_list.hpp"
#include "ui/widgets/text.hpp"

// What the parts of the overview say, as values: whatever is on screen stands in them, so that two
// that are equal look the same and a part is made again exactly when it says something else.
namespace weir::ui {

// "✕ openai/gpt-5  tried  429, cooling for 12 s"
struct CandidateLine {
    PathSign sign = PathSign::Skipped;
    QString target;
    QString outcome;
    QString reason;

    friend bool operator==(const CandidateLine&, const CandidateLine&) = default;
};

// "1 ✕ openai/gpt-5 [429 rate limited]" and a line of small facts under it.
struct AttemptLine {
    PathSign sign = PathSign::Running;
    QString target;
    QString outcome;
    Tone tone = Tone::Text;
    QString facts;

    friend bool operator==(const AttemptLine&, const AttemptLine&) = default;
};

// A part: a title, and sentence or lines. Without a title there is nothing to say.
struct SectionContent {
    QString title;
    QString fact;  // muted, beside the title
    QString sentence;
    std::vector<CandidateLine> candidates;
    std::vector<AttemptLine> attempts;
    QVector<Fact> facts;

    friend bool operator==(const SectionContent&, const SectionContent&) = default;
};

// The budget that kept the call from a target, of a call that was not served; empty: none did.
std::string budgetThatRefused(const admin::ExchangeDetail& detail);

SectionContent decisionContent(const admin::ExchangeDetail& detail);
SectionContent attemptsContent(const admin::ExchangeDetail& detail);
SectionContent lossesContent(const admin::ExchangeDetail& detail);
SectionContent factsContent(const admin::ExchangeDetail& detail);

}  // namespace weir::ui
