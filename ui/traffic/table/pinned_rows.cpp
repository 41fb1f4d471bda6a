// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/pinned_rows.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/sort_header.hpp"

namespace weir::ui {

namespace {

// More than these scroll: the table under them is what the page is for.
constexpr int kMostInSight = 5;

}  // namespace

PinnedRows::PinnedRows(TrafficTable& table, TrafficModel& calls)
    : QFrame(table.header()),
      m_main(table),
      m_calls(calls),
      m_rows(m_model),
      m_pinned(new TrafficTable(m_rows, this)) {
    setProperty("part", QStringLiteral("pinned"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->addWidget(m_pinned);
    m_pinned->setHeaderHidden(true);
    m_pinned->setOwnColumns(false);
    m_pinned->setFollowing(false);  // nobody wants the end of these
    static_cast<SortHeader*>(table.header())->setUnder(this);
    hide();

    const QHeaderView* header = table.header();
    connect(header, &QHeaderView::sectionResized, this, &PinnedRows::takeColumns);
    connect(header, &QHeaderView::sectionMoved, this, &PinnedRows::takeColumns);
    connect(header, &QHeaderView::geometriesChanged, this, &PinnedRows::takeColumns);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_pinned->horizontalScrollBar()->setValue(value); });
    connect(&calls, &TrafficModel::applied, this, &PinnedRows::update);
    connect(&calls, &QAbstractItemModel::headerDataChanged, &m_model, &TrafficModel::retranslate);
    retranslate();
}

void PinnedRows::toggle(const admin::ExchangeRow& row) {
    if (isPinned(row.id)) {
        m_model.take(row.id);
    } else {
        m_model.addOlder({row});  // which a booked one is as well
    }
    takePlace();
}

void PinnedRows::toggleCurrent() {
    const bool here = m_pinned->hasFocus();
    const admin::ExchangeRow* row =
        here ? m_rows.at(m_pinned->currentIndex().row()) : m_main.rowAt(m_main.currentIndex());
    if (row == nullptr) {
        return;
    }
    toggle(admin::ExchangeRow(*row));
    if (here && m_model.rowCount() == 0) {
        m_main.setFocus();
    }
}

// Pinned calls change like those in the table.
void PinnedRows::update() {
    admin::TrafficBatch news;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const admin::ExchangeRow* call = m_calls.at(m_calls.rowOf(m_model.at(row)->id));
        if (call != nullptr && call->sequence > m_model.at(row)->sequence) {
            news.rows.push_back(*call);
        }
    }
    if (!news.rows.empty()) {
        m_model.apply(std::move(news));
    }
}

void PinnedRows::takePlace() {
    const int rows = std::min(m_model.rowCount(), kMostInSight);
    setVisible(rows > 0);
    m_main.setHeaderRoom(rows == 0 ? 0 : rows * metrics().row + 1);
    takeColumns();
}

void PinnedRows::takeColumns() {
    const QHeaderView& from = *m_main.header();
    QHeaderView& to = *m_pinned->header();
    for (int visual = 0; visual < from.count(); ++visual) {
        const int column = from.logicalIndex(visual);
        to.moveSection(to.visualIndex(column), visual);
        m_pinned->setColumnHidden(column, m_main.isColumnHidden(column));
        if (!m_main.isColumnHidden(column)) {
            to.resizeSection(column, from.sectionSize(column));
        }
    }
}

void PinnedRows::retranslate() {
    m_pinned->setAccessibleName(tr("Pinned calls"));
}

void PinnedRows::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        takePlace();
    }
}

}  // namespace weir::ui
