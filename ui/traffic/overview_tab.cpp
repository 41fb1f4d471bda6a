// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/overview_tab.hpp"

#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/figures_strip.hpp"
#include "ui/traffic/overview_sections.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/waterfall.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// Puts a new section in the place of the old one.
void replace(QVBoxLayout* column, QWidget*& place, QWidget* section) {
    if (place == nullptr) {
        column->addWidget(section);
    } else {
        delete column->replaceWidget(place, section);
        delete place;
    }
    place = section;
}

}  // namespace

OverviewTab::OverviewTab(QWidget* parent)
    : QScrollArea(parent),
      m_problem(makeParagraph(TextRole::Name, Tone::Error)),
      m_figures(new FiguresStrip),
      m_waterfall(new Waterfall) {
    auto* content = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_columns->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                                  metrics().gap);
    m_columns->setSpacing(metrics().edgeRight);
    m_left = new QVBoxLayout;
    m_right = new QVBoxLayout;
    for (QVBoxLayout* column : {m_left, m_right}) {
        column->setSpacing(metrics().edgeRight);
        m_columns->addLayout(column, 1);
    }
    m_left->addWidget(m_problem);
    m_left->addWidget(m_figures);
    replace(m_left, m_decision, new QWidget);
    replace(m_left, m_losses, new QWidget);
    replace(m_right, m_attempts, new QWidget);
    m_right->addWidget(m_waterfall);
    replace(m_right, m_facts, new QWidget);
    m_columns->addStretch();
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWide(false);
}

void OverviewTab::setWide(bool wide) {
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // The column below the other must not take a share of the height.
    m_columns->setStretch(0, wide ? 1 : 0);
    m_columns->setStretch(1, wide ? 1 : 0);
    for (QVBoxLayout* column : {m_left, m_right}) {
        column->setAlignment(Qt::AlignTop);
    }
}

void OverviewTab::setDetail(const admin::ExchangeDetail& detail) {
    const admin::ExchangeRow& row = detail.row;
    const bool failed = !row.error.empty() && row.state != ExchangeState::Done;
    m_problem->setText(text(row.error));
    m_problem->setVisible(failed);
    m_figures->setRow(row);
    m_waterfall->setTiming(waterfallOf(detail));

    const bool another = detail.row.id != m_shown.row.id;
    if (another || detail.candidates != m_shown.candidates) {
        replace(m_left, m_decision, makeDecisionSection(detail));
    }
    if (another || !sameAttempts(detail, m_shown)) {
        replace(m_right, m_attempts, makeAttemptsSection(detail));
    }
    if (another || detail.losses != m_shown.losses) {
        replace(m_left, m_losses, makeLossesSection(detail));
    }
    if (another || detail.row.state != m_shown.row.state) {
        replace(m_right, m_facts, makeFactsSection(detail));
    }
    m_shown = detail;
}

void OverviewTab::retranslate() {
    const admin::ExchangeDetail detail = std::exchange(m_shown, {});
    setDetail(detail);
}

}  // namespace weir::ui
