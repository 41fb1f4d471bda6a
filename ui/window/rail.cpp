// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rail.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_box.hpp"
#include "ui/window/instance_switcher.hpp"
#include "ui/window/page_slot.hpp"
#include "ui/window/rail_delegate.hpp"
#include "ui/window/rail_model.hpp"

namespace weir::ui {

Rail::Rail(GatewayModel& gateway, QWidget* parent)
    : QFrame(parent),
      m_switcher(new InstanceSwitcher(this)),
      m_name(makeLabel(TextRole::Dialog, Tone::Text, this)),
      m_box(new GatewayBox(gateway, this)),
      m_delegate(new RailDelegate(this)),
      m_pages(makePart(QStringLiteral("rail_pages"))),
      m_bottom(makePart(QStringLiteral("rail_bottom"))) {
    setProperty("part", QStringLiteral("rail"));
    m_name->setText(QStringLiteral("Weir"));

    auto* mark = new IconLabel(metrics().px(20), this);
    mark->setIcon(QStringLiteral("mark"), Token::Accent);
    mark->setMinimumHeight(metrics().px(46));
    m_brand = new QHBoxLayout;
    m_brand->setContentsMargins(metrics().px(10), 0, 0, 0);
    m_brand->setSpacing(metrics().px(8));
    m_brand->addWidget(mark);
    m_brand->addWidget(m_name);
    m_brand->addStretch();
    m_top = new QVBoxLayout;
    m_top->setSpacing(0);
    m_top->addLayout(m_brand);
    m_top->addWidget(m_box);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, metrics().space(1));
    layout->setSpacing(0);
    layout->addLayout(m_top);
    layout->addWidget(m_pages.list);
    layout->addStretch(1);
    layout->addWidget(m_bottom.list);
    setFolded(false);
}

Rail::Part Rail::makePart(const QString& objectName) {
    Part part{new RailModel(this), new QListView(this)};
    part.list->setObjectName(objectName);
    part.list->setProperty("part", QStringLiteral("pages"));
    part.list->setAccessibleName(tr("Pages"));
    part.list->setModel(part.model);
    part.list->setItemDelegate(m_delegate);
    part.list->setFrameShape(QFrame::NoFrame);
    part.list->setMouseTracking(true);
    part.list->setUniformItemSizes(true);
    part.list->setTabKeyNavigation(false);
    part.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    part.list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(part.list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this, model = part.model](const QModelIndex& current) {
                if (current.isValid()) {
                    emit pageChosen(model->pageAt(current.row()));
                }
            });
    return part;
}

void Rail::add(PageSlot* slot) {
    const Part& part = slot->entry().atBottomOfRail ? m_bottom : m_pages;
    part.model->add(slot);
    fitHeight(part);
}

void Rail::fitHeight(const Part& part) {
    const int rows = part.model->rowCount();
    part.list->setFixedHeight(rows == 0 ? 0 : rows * part.list->sizeHintForRow(0));
}

void Rail::setCurrent(PageSlot* slot) {
    for (const Part& part : {m_pages, m_bottom}) {
        const int row = part.model->rowOf(slot);
        if (row >= 0) {
            part.list->setCurrentIndex(part.model->index(row));
        } else {
            part.list->selectionModel()->clear();
        }
    }
}

void Rail::setFolded(bool folded) {
    m_isFolded = folded;
    m_delegate->setFolded(folded);
    m_box->setFolded(folded);
    m_name->setVisible(!folded);
    // Beside the name, or where there is room for an icon only, under the mark.
    m_brand->removeWidget(m_switcher);
    m_top->removeWidget(m_switcher);
    if (folded) {
        m_top->insertWidget(1, m_switcher);
    } else {
        m_brand->addWidget(m_switcher, 1, Qt::AlignRight);
    }
    m_switcher->setFolded(folded);
    const int side = folded ? metrics().px(6) : metrics().space(2);
    m_top->setContentsMargins(side, 0, side, metrics().space(2));
    setFixedWidth(folded ? metrics().railFolded : metrics().rail);
    for (const Part& part : {m_pages, m_bottom}) {
        part.list->doItemsLayout();
        fitHeight(part);
    }
}

QWidget* Rail::focusTarget() const {
    return m_bottom.list->currentIndex().isValid() ? m_bottom.list : m_pages.list;
}

void Rail::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (const Part& part : {m_pages, m_bottom}) {
            part.model->retranslate();
            part.list->setAccessibleName(tr("Pages"));
        }
    }
}

}  // namespace weir::ui
