// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/offer_list.hpp"

#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// Pico-dollars a token are micro-dollars a million tokens.
QString perMillion(Pricing pricing, Price price) {
    constexpr double kPicoPerDollarAMillion = 1e6;
    switch (pricing) {
        case Pricing::Unpriced:
            return OfferList::tr("unpriced");
        case Pricing::Free:
            return OfferList::tr("free");
        case Pricing::Priced:
            return QLocale().toString(static_cast<double>(price.pico()) / kPicoPerDollarAMillion,
                                      'f', 2);
    }
    return {};
}

// Numbers end where the words over them do.
class OfferDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem inset = option;
        inset.rect.adjust(0, 0, -insetOf(option, index), 0);
        QStyledItemDelegate::paint(painter, inset, index);
        const QRect& cell = option.rect;
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                          color(Token::Border2));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.rwidth() += insetOf(option, index);
        return size;
    }

private:
    static int insetOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
        if (index.column() == 0) {
            return 0;
        }
        const QStyle* style = option.widget->style();
        return metrics().cellPadding -
               (style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1);
    }
};

}  // namespace

OfferList::OfferList(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(3);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setProperty("boxed", true);
    setTabKeyNavigation(false);
    setItemDelegate(new OfferDelegate(this));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int prices : {1, 2}) {
        header()->setSectionResizeMode(prices, QHeaderView::ResizeToContents);
        headerItem()->setTextAlignment(prices, Qt::AlignRight | Qt::AlignVCenter);
    }
    connect(this, &QTreeWidget::itemChanged, this, &OfferList::tickedChanged);
    retranslate();
}

void OfferList::setOffers(const std::vector<admin::ModelOffer>& offers,
                          const std::set<std::string>& chosen) {
    const QSignalBlocker quiet(this);
    clear();
    for (const admin::ModelOffer& offer : offers) {
        auto* item = new QTreeWidgetItem(
            this, {QString::fromStdString(offer.name), perMillion(offer.pricing, offer.inPrice),
                   perMillion(offer.pricing, offer.outPrice)});
        for (const int prices : {1, 2}) {
            item->setTextAlignment(prices, Qt::AlignRight | Qt::AlignVCenter);
        }
        item->setSizeHint(0, QSize(0, metrics().row));
        item->setToolTip(0, QString::fromStdString(offer.name));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool offered = chosen.empty() || chosen.contains(offer.name);
        item->setCheckState(0, offered ? Qt::Checked : Qt::Unchecked);
    }
}

std::vector<std::string> OfferList::ticked() const {
    std::vector<std::string> names;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        if (topLevelItem(row)->checkState(0) == Qt::Checked) {
            names.push_back(topLevelItem(row)->text(0).toStdString());
        }
    }
    return names;
}

void OfferList::retranslate() {
    setAccessibleName(tr("Models to offer"));
    setHeaderLabels({tr("Model"), tr("In, $/M tok"), tr("Out, $/M tok")});
}

}  // namespace weir::ui
