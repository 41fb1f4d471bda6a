// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_footer.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/sign_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

TrafficFooter::TrafficFooter(QWidget* parent)
    : QFrame(parent),
      m_count(makeLabel(TextRole::Small, Tone::Text2, this)),
      m_problem(makeLabel(TextRole::Small, Tone::Error, this)) {
    setProperty("part", QStringLiteral("footer"));
    setFixedHeight(metrics().footer);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(4));
    layout->addWidget(m_count);
    layout->addWidget(m_problem, 1);
    for (const PathSign sign :
         {PathSign::Served, PathSign::Failed, PathSign::Running, PathSign::HeldBack}) {
        m_legend.push_back(new SignLabel(sign, this));
        layout->addWidget(m_legend.back());
    }
    retranslate();
}

void TrafficFooter::setRows(int rows, int running, int hidden) {
    if (rows == m_rows && running == m_running && hidden == m_hidden) {
        return;
    }
    m_rows = rows;
    m_running = running;
    m_hidden = hidden;
    retranslate();
}

void TrafficFooter::setReach(const QString& reach) {
    if (reach != m_reach) {
        m_reach = reach;
        retranslate();
    }
}

void TrafficFooter::setProblem(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setToolTip(problem);
}

void TrafficFooter::retranslate() {
    QStringList facts{tr("%Ln rows", nullptr, m_rows)};
    if (m_hidden > 0) {
        facts << tr("%Ln match", nullptr, m_rows - m_hidden);
    }
    if (m_running > 0) {
        facts << tr("%Ln running", nullptr, m_running);
    }
    if (!m_reach.isEmpty()) {
        facts << m_reach;
    }
    m_count->setText(facts.join(QStringLiteral(", ")));
    const QStringList words{tr("served"), tr("failed"), tr("running"), tr("held back")};
    for (std::size_t at = 0; at < m_legend.size(); ++at) {
        m_legend[at]->setText(words.at(static_cast<qsizetype>(at)));
    }
}

// What the signs mean gives way to how many rows there are.
void TrafficFooter::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    int wanted = metrics().edgeLeft + metrics().edgeRight + m_count->sizeHint().width();
    for (const SignLabel* each : m_legend) {
        wanted += metrics().space(4) + each->sizeHint().width();
    }
    for (SignLabel* each : m_legend) {
        each->setVisible(wanted <= width());
    }
}

void TrafficFooter::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
