// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/kind_box.hpp"

#include <QAbstractItemView>
#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <algorithm>
#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

constexpr int kGroupRole = Qt::UserRole + 1;  // int(KindGroup): it is the heading of one

QString headingOf(KindGroup group) {
    switch (group) {
        case KindGroup::Service:
            return KindBox::tr("Services");
        case KindGroup::Cloud:
            return KindBox::tr("Clouds and hosts");
        case KindGroup::OwnServer:
            return KindBox::tr("Your own servers");
        case KindGroup::BuiltIn:
            return KindBox::tr("Built in");
    }
    return {};
}

// Headings in small type, with room above all but the first.
class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        if (!isHeading(index)) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        painter->save();
        painter->setFont(font(TextRole::Small));
        painter->setPen(color(Token::Muted));
        painter->drawText(option.rect.adjusted(metrics().space(1), 0, 0, -metrics().space(1)),
                          Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (isHeading(index) && index.row() > 0) {
            size.rheight() += metrics().space(1);
        }
        return size;
    }

private:
    static bool isHeading(const QModelIndex& index) { return index.data(kGroupRole).isValid(); }
};

}  // namespace

KindBox::KindBox(QWidget* parent) : QComboBox(parent) {
    setItemDelegate(new KindDelegate(this));
}

void KindBox::setKinds(std::vector<admin::KindInfo> kinds) {
    if (const admin::KindInfo* chosen = kind()) {
        m_chosen = chosen->kind;
    }
    const QSignalBlocker quiet(this);
    clear();
    m_kinds = std::move(kinds);
    const KindGroup* group = nullptr;
    for (const admin::KindInfo& each : m_kinds) {
        if (group == nullptr || *group != each.group) {
            addHeading(each.group);
        }
        group = &each.group;
        addItem(QString::fromStdString(each.title), QString::fromStdString(each.kind));
    }
    // What there is to choose from is seen at once, unless the screen is too small.
    setMaxVisibleItems(std::max(1, count()));
    const int place = findData(QString::fromStdString(m_chosen));
    constexpr int kFirst = 1;  // below the first heading
    setCurrentIndex(place < 0 && m_chosen.empty() ? kFirst : place);
}

void KindBox::addHeading(KindGroup group) {
    addItem(headingOf(group));
    const int row = count() - 1;
    setItemData(row, static_cast<int>(group), kGroupRole);
    qobject_cast<QStandardItemModel*>(model())->item(row)->setFlags(Qt::NoItemFlags);
}

void KindBox::choose(const std::string& kind) {
    m_chosen = kind;
    setCurrentIndex(findData(QString::fromStdString(kind)));
}

const admin::KindInfo* KindBox::kind() const {
    const std::string name = currentData().toString().toStdString();
    const auto found = std::ranges::find(m_kinds, name, &admin::KindInfo::kind);
    return found == m_kinds.end() ? nullptr : &*found;
}

// As wide as its longest title, though the field is not: no title is cut.
void KindBox::showPopup() {
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + metrics().edgeLeft +
                            style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this));
    QComboBox::showPopup();
}

void KindBox::changeEvent(QEvent* event) {
    QComboBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) {
        return;
    }
    for (int row = 0; row < count(); ++row) {
        if (const QVariant group = itemData(row, kGroupRole); group.isValid()) {
            setItemText(row, headingOf(static_cast<KindGroup>(group.toInt())));
        }
    }
}

}  // namespace weir::ui
