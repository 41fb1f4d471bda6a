// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/overview_sections.hpp"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/path_delegate.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Overview)
};

struct Section {
    QWidget* widget;
    QVBoxLayout* layout;
};

Section makeSection(const QString& title, const QString& fact = {}) {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(1));
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    QLabel* head = makeLabel(TextRole::Head);
    head->setText(title);
    line->addWidget(head);
    auto* muted = new ElidedLabel(Qt::ElideRight);
    setTone(muted, Tone::Muted);
    muted->setText(fact);
    line->addWidget(muted, 1);
    layout->addLayout(line);
    return {widget, layout};
}

QWidget* nothing() {
    auto* widget = new QWidget;
    widget->setFixedHeight(0);
    return widget;
}

QGridLayout* addGrid(const Section& section) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics().space(2));
    grid->setVerticalSpacing(metrics().space(1));
    section.layout->addLayout(grid);
    return grid;
}

QLabel* paragraph(const QString& words, Tone tone) {
    QLabel* label = makeParagraph(TextRole::Body, tone);
    label->setText(words);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

struct CandidateLook {
    const char* outcome;
    const char* word;
    PathSign sign;
};
constexpr CandidateLook kCandidates[] = {
    {"served", QT_TRANSLATE_NOOP("weir::ui::Overview", "served"), PathSign::Served},
    {"tried", QT_TRANSLATE_NOOP("weir::ui::Overview", "tried"), PathSign::Failed},
    {"not needed", QT_TRANSLATE_NOOP("weir::ui::Overview", "not needed"), PathSign::Skipped},
    {"out", QT_TRANSLATE_NOOP("weir::ui::Overview", "out"), PathSign::Skipped},
};

CandidateLook lookOf(const CandidateDetail& candidate) {
    for (const CandidateLook& look : kCandidates) {
        if (candidate.outcome == look.outcome) {
            return look;
        }
    }
    return {candidate.outcome.c_str(), candidate.outcome.c_str(), PathSign::Running};
}

// Lines with the same shares of the width instead of a grid: its rows come out too low when a
// reason needs two lines.
void addCandidate(const Section& section, const CandidateDetail& candidate, int outcomeWidth) {
    const CandidateLook look = lookOf(candidate);
    auto* sign = new SignLabel(look.sign);
    sign->setAccessibleName(Words::tr(look.word));
    auto* target = new ElidedLabel(Qt::ElideMiddle);
    setTextRole(target, look.sign == PathSign::Served ? TextRole::Name : TextRole::Body);
    target->setText(text(candidate.target));
    QLabel* outcome = makeLabel(TextRole::Body, Tone::Muted);
    outcome->setText(Words::tr(look.word));
    outcome->setMinimumWidth(outcomeWidth);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(sign, 0, Qt::AlignTop);
    line->addWidget(target, 5, Qt::AlignTop);
    line->addWidget(outcome, 0, Qt::AlignTop);
    line->addWidget(paragraph(text(candidate.reason), Tone::Text2), 4, Qt::AlignTop);
    section.layout->addLayout(line);
}

Chip outcomeChip(const admin::AttemptDetail& attempt) {
    switch (attempt.sign) {
        case AttemptSign::Failed:
            return {text(attempt.outcome), {}, Tone::Error};
        case AttemptSign::Served:
            return {text(attempt.outcome), {}, Tone::Ok};
        case AttemptSign::Running:
            return {Words::tr("running"), {}, Tone::Accent};
        case AttemptSign::Skipped:
            break;
    }
    return {text(attempt.outcome), {}, Tone::Text};
}

PathSign signOf(AttemptSign sign) {
    switch (sign) {
        case AttemptSign::Running:
            return PathSign::Running;
        case AttemptSign::Served:
            return PathSign::Served;
        case AttemptSign::Failed:
            return PathSign::Failed;
        case AttemptSign::Skipped:
            break;
    }
    return PathSign::Skipped;
}

void addAttempt(const Section& section, std::size_t number, const admin::AttemptDetail& attempt) {
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    QLabel* ordinal = makeLabel(TextRole::Small, Tone::Muted);
    ordinal->setText(QString::number(number));
    auto* sign = new SignLabel(signOf(attempt.sign));
    sign->setAccessibleName(pathWords({signOf(attempt.sign)}));
    auto* target = new ElidedLabel(Qt::ElideMiddle);
    target->setText(text(attempt.target));
    auto* chip = new ChipLabel;
    chip->setChip(outcomeChip(attempt));
    line->addWidget(ordinal);
    line->addWidget(sign);
    line->addWidget(target, 1);
    line->addWidget(chip);
    section.layout->addLayout(line);

    QStringList facts;
    if (!attempt.chosenBecause.empty()) {
        facts.append(text(attempt.chosenBecause));
    }
    if (attempt.reusedConnection) {
        facts.append(Words::tr("connection was open"));
    }
    if (!attempt.providerRequestId.empty()) {
        facts.append(Words::tr("its id %1").arg(text(attempt.providerRequestId)));
    }
    if (facts.isEmpty()) {
        return;
    }
    QLabel* why = paragraph(facts.join(QStringLiteral(", ")), Tone::Muted);
    setTextRole(why, TextRole::Small);
    why->setIndent(metrics().px(26));
    section.layout->addWidget(why);
}

void addFact(QGridLayout* grid, const QString& label, const QString& value) {
    if (value.isEmpty()) {
        return;
    }
    const int row = grid->rowCount();
    QLabel* name = makeLabel(TextRole::Body, Tone::Muted);
    name->setText(label);
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(paragraph(value, Tone::Text), row, 1);
}

QString marksText(Mark marks) {
    QStringList words;
    for (const Mark mark : {Mark::Cached, Mark::FellBack, Mark::Translated, Mark::Redacted,
                            Mark::Replayed, Mark::Simulated, Mark::Hedged, Mark::Shadow}) {
        if (has(marks, mark)) {
            words.append(ui::lookOf(mark).word);
        }
    }
    return words.join(QStringLiteral(", "));
}

}  // namespace

QWidget* makeDecisionSection(const admin::ExchangeDetail& detail) {
    const Section section = makeSection(
        Words::tr("Decision"), Words::tr("asked for %1 · revision %2")
                                   .arg(text(detail.row.modelAsked), countText(detail.revision)));
    if (detail.candidates.empty()) {
        section.layout->addWidget(
            paragraph(Words::tr("The call was answered before a target was chosen."), Tone::Text2));
        return section.widget;
    }
    int outcomeWidth = 0;
    for (const CandidateDetail& candidate : detail.candidates) {
        const QFontMetrics sizes(ui::font(TextRole::Body));
        outcomeWidth =
            std::max(outcomeWidth, sizes.horizontalAdvance(Words::tr(lookOf(candidate).word)) + 1);
    }
    for (const CandidateDetail& candidate : detail.candidates) {
        addCandidate(section, candidate, outcomeWidth);
    }
    return section.widget;
}

QWidget* makeAttemptsSection(const admin::ExchangeDetail& detail) {
    const Section section = makeSection(Words::tr("Attempts and timing"));
    if (detail.attempts.empty()) {
        section.layout->addWidget(paragraph(Words::tr("Nothing was sent upstream."), Tone::Text2));
        return section.widget;
    }
    for (std::size_t at = 0; at < detail.attempts.size(); ++at) {
        addAttempt(section, at + 1, detail.attempts[at]);
    }
    return section.widget;
}

QWidget* makeLossesSection(const admin::ExchangeDetail& detail) {
    if (detail.losses.empty() && detail.attempts.empty()) {
        return nothing();
    }
    const Section section = makeSection(Words::tr("Changed on the way"));
    if (detail.losses.empty()) {
        section.layout->addWidget(
            paragraph(Words::tr("Nothing: the call passed as it was."), Tone::Text2));
        return section.widget;
    }
    QGridLayout* grid = addGrid(section);
    grid->setColumnStretch(1, 1);
    for (const Loss& loss : detail.losses) {
        addFact(grid, text(loss.where), text(loss.what));
    }
    return section.widget;
}

QWidget* makeFactsSection(const admin::ExchangeDetail& detail) {
    const admin::ExchangeRow& row = detail.row;
    const Section section = makeSection(Words::tr("Facts"));
    QGridLayout* grid = addGrid(section);
    grid->setColumnStretch(1, 1);
    addFact(grid, Words::tr("Called"), text(row.endpoint));
    addFact(grid, Words::tr("Answered"),
            row.status == 0 ? QString()
            : row.stream    ? Words::tr("%1, as a stream").arg(row.status)
                            : QString::number(row.status));
    addFact(grid, Words::tr("Began"),
            localTime(row.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t")));
    addFact(grid, Words::tr("Client"), text(detail.client));
    addFact(grid, Words::tr("Key"), text(row.key));
    addFact(grid, Words::tr("Team"), text(row.team));
    addFact(grid, Words::tr("User"), text(row.user));
    addFact(grid, Words::tr("Marks"), marksText(row.marks));
    addFact(grid, Words::tr("Added by Weir"),
            row.addedUs < 0 ? QString() : durationText(row.addedUs));
    addFact(grid, Words::tr("Exchange"), text(row.id.text()));
    return section.widget;
}

bool sameAttempts(const admin::ExchangeDetail& one, const admin::ExchangeDetail& other) {
    return std::ranges::equal(one.attempts, other.attempts,
                              [](const admin::AttemptDetail& a, const admin::AttemptDetail& b) {
                                  return a.target == b.target && a.sign == b.sign &&
                                         a.outcome == b.outcome &&
                                         a.chosenBecause == b.chosenBecause &&
                                         a.providerRequestId == b.providerRequestId;
                              });
}

}  // namespace weir::ui
