// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane_splitter.hpp"

#include <QSettings>
#include <algorithm>

#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

constexpr QLatin1String kBeside("beside");
constexpr QLatin1String kBelow("below");

}  // namespace

PaneSplitter::PaneSplitter(QWidget* list, QWidget* pane, QSettings& store, const QString& page,
                           QWidget* parent)
    : QSplitter(parent), m_pane(pane), m_store(store), m_page(page) {
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

QString PaneSplitter::keyOf(Qt::Orientation orientation) const {
    return m_page + (orientation == Qt::Horizontal ? QStringLiteral("/pane_beside")
                                                   : QStringLiteral("/pane_below"));
}

QString PaneSplitter::placeKey() const {
    return m_page + QStringLiteral("/pane_place");
}

bool PaneSplitter::isBeside() const {
    const QString chosen = m_store.value(placeKey()).toString();
    return chosen == kBeside || (chosen != kBelow && width() >= metrics().paneBesideFrom);
}

void PaneSplitter::movePane() {
    m_store.setValue(placeKey(), QString(isBeside() ? kBelow : kBeside));
    placePane();
}

void PaneSplitter::placePane() {
    const bool beside = isBeside();
    const Qt::Orientation orientation = beside ? Qt::Horizontal : Qt::Vertical;
    m_pane->setMinimumWidth(beside ? metrics().px(400) : 0);
    m_pane->setMinimumHeight(beside ? 0 : metrics().px(200));
    emit wideChanged(!beside);
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
    if (isBeside() != (orientation() == Qt::Horizontal)) {
        placePane();
    }
}

}  // namespace weir::ui
