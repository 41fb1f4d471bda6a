// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/pane_splitter.hpp"

#include <QSettings>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/exchange_pane.hpp"

namespace weir::ui {

namespace {

QString keyOf(Qt::Orientation orientation) {
    return orientation == Qt::Horizontal ? QStringLiteral("traffic/pane_beside")
                                         : QStringLiteral("traffic/pane_below");
}

}  // namespace

PaneSplitter::PaneSplitter(QWidget* list, ExchangePane* pane, QSettings& store, QWidget* parent)
    : QSplitter(parent), m_pane(pane), m_store(store) {
    addWidget(list);
    addWidget(pane);
    setChildrenCollapsible(false);
    setHandleWidth(1);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    pane->hide();
    connect(this, &QSplitter::splitterMoved, this, &PaneSplitter::keepSizes);
}

void PaneSplitter::openPane() {
    if (m_pane->isHidden()) {
        m_pane->show();
        placePane();
    }
}

bool PaneSplitter::hasRoomBeside() const {
    return width() >= metrics().paneBesideFrom;
}

void PaneSplitter::placePane() {
    const bool beside = hasRoomBeside();
    const Qt::Orientation orientation = beside ? Qt::Horizontal : Qt::Vertical;
    m_pane->setMinimumWidth(beside ? metrics().px(400) : 0);
    m_pane->setMinimumHeight(beside ? 0 : metrics().px(200));
    m_pane->setWide(!beside);
    setOrientation(orientation);
    if (m_pane->isHidden() || restoreState(m_store.value(keyOf(orientation)).toByteArray())) {
        return;
    }
    const int length = beside ? width() : height();
    // As wide as the look allows a pane to be, and no more than a third of the page.
    const int pane =
        beside ? std::clamp(length / 3, metrics().px(400), metrics().px(480)) : length * 45 / 100;
    setSizes({length - pane, pane});
}

void PaneSplitter::keepSizes() {
    m_store.setValue(keyOf(orientation()), saveState());
}

void PaneSplitter::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    if (hasRoomBeside() != (orientation() == Qt::Horizontal)) {
        placePane();
    }
}

}  // namespace weir::ui
