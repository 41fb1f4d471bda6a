// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/try_result.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/routing/route_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/candidate_list.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

struct OutcomeLook {
    const char* outcome;
    const char* word;
    PathSign sign;
};
constexpr OutcomeLook kOutcomes[] = {
    {"ready", QT_TRANSLATE_NOOP("weir::ui::TryResult", "ready"), PathSign::Served},
    {"cooling", QT_TRANSLATE_NOOP("weir::ui::TryResult", "cooling"), PathSign::Skipped},
    {"open", QT_TRANSLATE_NOOP("weir::ui::TryResult", "left alone"), PathSign::Skipped},
    {"paused", QT_TRANSLATE_NOOP("weir::ui::TryResult", "paused"), PathSign::Skipped},
    {"key refused", QT_TRANSLATE_NOOP("weir::ui::TryResult", "key refused"), PathSign::Skipped},
    {"key locked", QT_TRANSLATE_NOOP("weir::ui::TryResult", "key locked"), PathSign::Skipped},
    {"unfit", QT_TRANSLATE_NOOP("weir::ui::TryResult", "cannot serve it"), PathSign::Skipped},
    {"out", QT_TRANSLATE_NOOP("weir::ui::TryResult", "out"), PathSign::Skipped},
};

CandidateLine lineOf(const CandidateDetail& candidate) {
    OutcomeLook look{candidate.outcome.c_str(), candidate.outcome.c_str(), PathSign::Running};
    for (const OutcomeLook& each : kOutcomes) {
        if (candidate.outcome == each.outcome) {
            look = each;
        }
    }
    return {look.sign, QString::fromStdString(candidate.target), TryResult::tr(look.word),
            QString::fromStdString(candidate.reason)};
}

QString judgedText(const JudgedCall& judged) {
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    const QString verdicts = TryResult::tr("Judged as task %1 and complexity %2")
                                 .arg(text(judged.task), text(judged.complexity));
    return judged.because.empty() ? verdicts
                                  : verdicts + QStringLiteral(": ") + text(judged.because);
}

}  // namespace

TryResult::TryResult(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconLabel(metrics().iconRow, this)),
      m_head(makeParagraph(TextRole::Value, Tone::Text, this)),
      m_because(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_judged(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_triedTitle(makeLabel(TextRole::Head, Tone::Text, this)),
      m_tried(new QVBoxLayout),
      m_candidatesTitle(makeLabel(TextRole::Head, Tone::Text, this)),
      m_candidates(new CandidateList(this)),
      m_copyTest(new Button(ButtonKind::Normal, this)) {
    m_copyTest->setButtonSize(ButtonSize::Small);
    m_copyTest->setIconName(QStringLiteral("copy"));
    connect(m_copyTest, &QPushButton::clicked, this,
            [this] { copyText(QString::fromStdString(m_trial.test), m_copyTest); });
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics().iconGap);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_head, 1);
    m_tried->setSpacing(metrics().space(1));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().gap, metrics().space(2), metrics().edgeRight,
                               metrics().gap);
    layout->setSpacing(metrics().space(1));
    layout->addLayout(head);
    layout->addWidget(m_because);
    layout->addWidget(m_judged);
    layout->addSpacing(metrics().space(1));
    layout->addWidget(m_candidatesTitle);
    layout->addWidget(m_candidates);
    layout->addSpacing(metrics().space(1));
    layout->addWidget(m_triedTitle);
    layout->addLayout(m_tried);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_copyTest, 0, Qt::AlignLeft);
    layout->addStretch();
}

void TryResult::setNote(const QString& note, bool problem) {
    m_hasTrial = false;
    m_icon->setVisible(problem);
    m_icon->setIcon(QStringLiteral("circle-alert"), tokenOf(Tone::Error));
    m_head->setText(note);
    setTextRole(m_head, TextRole::Body);
    setTone(m_head, problem ? Tone::Error : Tone::Muted);
    for (QWidget* each :
         {static_cast<QWidget*>(m_because), static_cast<QWidget*>(m_judged),
          static_cast<QWidget*>(m_triedTitle), static_cast<QWidget*>(m_candidatesTitle),
          static_cast<QWidget*>(m_candidates), static_cast<QWidget*>(m_copyTest)}) {
        each->hide();
    }
    clearLayout(*m_tried);
}

void TryResult::setTrial(const admin::RouteTrial& trial) {
    m_trial = trial;
    m_hasTrial = true;
    show(trial);
}

void TryResult::show(const admin::RouteTrial& trial) {
    const bool refused = !trial.refusal.empty();
    const auto taken = std::ranges::find(trial.routes, true, &admin::TriedRoute::matched);
    const auto number = static_cast<int>(taken - trial.routes.begin()) + 1;
    const QString rule = trial.route.empty() ? tr("No rule takes it. Its model decides.")
                                             : tr("Rule %1, %2, takes it.")
                                                   .arg(QString::number(number),
                                                        QString::fromStdString(trial.route));
    setTextRole(m_head, TextRole::Value);
    setTone(m_head, refused ? Tone::Error : Tone::Text);
    m_head->setText(
        refused ? rule + u' ' +
                      tr("The caller is refused: %1").arg(QString::fromStdString(trial.refusal))
                : rule);
    m_icon->setIcon(refused ? QStringLiteral("circle-x") : QStringLiteral("circle-check"),
                    tokenOf(refused ? Tone::Error : Tone::Ok));
    m_icon->show();
    m_because->setText(tr("Targets: %1").arg(QString::fromStdString(trial.because)));
    m_because->setVisible(!trial.because.empty() && trial.route.empty());
    m_judged->setText(judgedText(trial.judged));
    m_judged->setVisible(trial.judged.known());
    std::vector<CandidateLine> lines;
    for (const CandidateDetail& candidate : trial.candidates) {
        lines.push_back(lineOf(candidate));
    }
    m_candidatesTitle->setText(tr("Asked in this order"));
    m_candidatesTitle->setVisible(!lines.empty());
    m_candidates->setVisible(!lines.empty());
    m_candidates->setLines(lines);
    clearLayout(*m_tried);
    int at = 0;
    for (const admin::TriedRoute& tried : trial.routes) {
        ++at;
        if (!tried.matched) {
            addTried(at, tried);
        }
    }
    m_triedTitle->setText(tr("Rules that do not take it"));
    m_triedTitle->setVisible(m_tried->count() > 0);
    m_copyTest->setText(tr("Copy as test"));
    m_copyTest->setToolTip(tr("For a file that \"weir test\" holds the policy to"));
    m_copyTest->setVisible(!trial.test.empty());
}

void TryResult::addTried(int number, const admin::TriedRoute& tried) {
    QLabel* line = makeParagraph(TextRole::Body, Tone::Text2, this);
    const QString reason = !tried.enabled
                               ? tr("switched off")
                               : tr("fails at: %1").arg(plainText(whenRuns(tried.failed)));
    line->setText(QStringLiteral("%1  %2: %3")
                      .arg(QString::number(number), QString::fromStdString(tried.name), reason));
    m_tried->addWidget(line);
}

void TryResult::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_hasTrial) {
        show(m_trial);
    }
}

}  // namespace weir::ui
