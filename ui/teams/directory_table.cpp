// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <array>

#include "ui/budgets/budget_gauge.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/sparkline.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{DirectoryModel::Name, 220},     ColumnWidth{DirectoryModel::Tier, 74},
    ColumnWidth{DirectoryModel::Requests, 152}, ColumnWidth{DirectoryModel::Tokens, 152},
    ColumnWidth{DirectoryModel::State, 112},    ColumnWidth{DirectoryModel::Expires, 100},
    ColumnWidth{DirectoryModel::Budget, 110},   ColumnWidth{DirectoryModel::Month, 100},
    ColumnWidth{DirectoryModel::LastUsed, 78},  ColumnWidth{DirectoryModel::Week, 112},
};
constexpr std::array<int, 7> kLeaving{DirectoryModel::Tokens,   DirectoryModel::Tier,
                                      DirectoryModel::Week,     DirectoryModel::Requests,
                                      DirectoryModel::LastUsed, DirectoryModel::Budget,
                                      DirectoryModel::Expires};
constexpr double kIndent = 16;  // at 10 pt

}  // namespace

int DirectoryDelegate::indentOf(int depth) {
    return metrics().px(kIndent * depth);
}

void DirectoryDelegate::paintName(QPainter& painter, QRect rect, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    rect.setLeft(rect.left() + indentOf(index.data(DirectoryModel::kDepthRole).toInt()));
    const QVariant open = index.data(DirectoryModel::kOpenRole);
    const int mark = metrics().iconInline;
    if (open.isValid()) {
        paintIcon(painter, QRect(rect.left(), rect.top(), mark, rect.height()),
                  open.toBool() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                  color(Token::Muted));
    }
    rect.setLeft(rect.left() + mark + metrics().space(1));
    RowDelegate::paintContent(painter, rect, option, index);
    const QString note = index.data(DirectoryModel::kNoteRole).toString();
    if (note.isEmpty()) {
        return;
    }
    const auto role = static_cast<TextRole>(index.data(kTextRoleRole).toInt());
    const int name = QFontMetrics(ui::font(role)).horizontalAdvance(index.data().toString());
    const QRect behind =
        rect.adjusted(metrics().iconRow + metrics().iconGap + name + metrics().space(2), 0, 0, 0);
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(behind, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(note, Qt::ElideRight, behind.width()));
}

void DirectoryDelegate::paintContent(QPainter& painter, const QRect& content,
                                     const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    if (index.column() == DirectoryModel::Name) {
        paintName(painter, content, option, index);
        return;
    }
    if (index.column() == DirectoryModel::Week) {
        const auto days = index.data(DirectoryModel::kWeekRole).value<QList<double>>();
        paintSparkline(painter, QRectF(content).adjusted(0, 4, 0, -5),
                       std::vector<double>(days.begin(), days.end()), color(Token::Accent));
        return;
    }
    const QVariant budget = index.data(DirectoryModel::kBudgetRole);
    if (index.column() == DirectoryModel::Budget && budget.isValid()) {
        const auto shares = budget.value<QList<double>>();
        const int height = metrics().px(14);
        paintBudgetGauge(
            painter,
            QRect(content.left(), content.center().y() - height / 2 + 1, content.width(), height),
            shares.at(0), shares.at(1), index.data(DirectoryModel::kRefusesRole).toBool());
        return;
    }
    RowDelegate::paintContent(painter, content, option, index);
}

QWidget* DirectoryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                         const QModelIndex& index) const {
    auto* amount = new QLineEdit(index.data(Qt::EditRole).toString(), parent);
    amount->setValidator(new AmountValidator(amount));
    amount->setPlaceholderText(DirectoryModel::tr("inherit"));
    amount->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    amount->selectAll();
    return amount;
}

// The lines are told anew while somebody types, and what is typed stays.
void DirectoryDelegate::setEditorData(QWidget* /*editor*/, const QModelIndex& /*index*/) const {}

void DirectoryDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                             const QModelIndex& /*index*/) const {
    // A field is higher than a row; it stands over the middle of it.
    const int higher = std::max(0, editor->sizeHint().height() - option.rect.height());
    editor->setGeometry(option.rect.adjusted(0, -higher / 2, 0, higher - higher / 2));
}

DirectoryTable::DirectoryTable(DirectoryModel& model, QWidget* parent)
    : TableView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new DirectoryDelegate(this));
    setColumns({kWidths, DirectoryModel::Name, kLeaving});
    setContextMenuPolicy(Qt::DefaultContextMenu);
    // Keys are changed together.
    setSelectionMode(ExtendedSelection);
    // Other lines are no reason to lose the place.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_place = verticalScrollBar()->value(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(m_place);
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        const auto which = limitIn(index.column());
        if (which && m_model.flags(index).testFlag(Qt::ItemIsEditable)) {
            editLimit(*which);
        } else if (index.column() == DirectoryModel::Budget) {
            emit budgetAsked();
        } else {
            emit opened();
        }
    });
}

bool DirectoryTable::editLimit(MinuteLimit which) {
    const int column =
        which == MinuteLimit::Requests ? DirectoryModel::Requests : DirectoryModel::Tokens;
    const QModelIndex index = m_model.index(currentIndex().row(), column);
    if (!index.isValid() || isColumnHidden(column)) {
        return false;
    }
    if (m_model.flags(index).testFlag(Qt::ItemIsEditable)) {
        edit(index);
    }
    return true;
}

void DirectoryTable::select(const std::string& id) {
    const int line = m_model.lineOf(id);
    // To choose what is chosen would end what somebody types there.
    if (line >= 0 &&
        (line != currentIndex().row() || !selectionModel()->isRowSelected(line, QModelIndex()))) {
        setCurrentIndex(m_model.index(line, 0));
    }
}

std::vector<std::string> DirectoryTable::selectedIds() const {
    std::vector<int> lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        lines.push_back(row.row());
    }
    std::ranges::sort(lines);
    std::vector<std::string> ids;
    for (const int line : lines) {
        ids.push_back(m_model.at(line)->id());
    }
    return ids;
}

void DirectoryTable::selectAgain(const std::vector<std::string>& ids) {
    if (ids.size() == 1) {
        select(ids.front());
        return;
    }
    if (ids == selectedIds()) {
        return;
    }
    QItemSelection lines;
    for (const std::string& id : ids) {
        if (const int line = m_model.lineOf(id); line >= 0) {
            lines.select(m_model.index(line, 0), m_model.index(line, DirectoryModel::kColumns - 1));
        }
    }
    selectionModel()->select(lines, QItemSelectionModel::ClearAndSelect);
    if (!lines.isEmpty()) {
        // From where the arrow keys go on.
        selectionModel()->setCurrentIndex(lines.last().topLeft(), QItemSelectionModel::NoUpdate);
    }
}

void DirectoryTable::setOpen(int line, bool open) {
    const DirectoryRow* row = m_model.at(line);
    if (row == nullptr || !row->hasChildren || m_model.isSearching()) {
        return;
    }
    const std::string id = row->id();
    m_model.setOpen(line, open);
    select(id);
}

void DirectoryTable::keyPressEvent(QKeyEvent* event) {
    // What ends the typing of a limit comes here as well, and is no order to the line.
    if (state() == EditingState) {
        return;
    }
    const int line = currentIndex().row();
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        const DirectoryRow* row = m_model.at(line);
        const bool open = m_model.index(line, 0).data(DirectoryModel::kOpenRole).toBool();
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                emit opened();
                return;
            case Qt::Key_Delete:
                emit revokeAsked();
                return;
            case Qt::Key_Left:
                if (row != nullptr && row->hasChildren && open && !m_model.isSearching()) {
                    setOpen(line, false);
                } else if (const int above = m_model.parentOf(line); above >= 0) {
                    setCurrentIndex(m_model.index(above, 0));
                }
                return;
            case Qt::Key_Right:
                if (row != nullptr && row->hasChildren && !open) {
                    setOpen(line, true);
                } else if (row != nullptr && row->hasChildren) {
                    setCurrentIndex(m_model.index(line + 1, 0));
                }
                return;
            default:
                break;
        }
    }
    TableView::keyPressEvent(event);
}

void DirectoryTable::mousePressEvent(QMouseEvent* event) {
    TableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const DirectoryRow* row = m_model.at(index.row());
    if (row == nullptr || !row->hasChildren || index.column() != DirectoryModel::Name ||
        event->button() != Qt::LeftButton) {
        return;
    }
    const int from = visualRect(index).left() + metrics().edgeLeft +
                     DirectoryDelegate::indentOf(row->depth) - metrics().space(1);
    const int x = event->position().toPoint().x();
    if (x >= from && x < from + metrics().iconInline + metrics().space(2)) {
        setOpen(index.row(), !index.data(DirectoryModel::kOpenRole).toBool());
    }
}

void DirectoryTable::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard && !currentIndex().isValid()) {
        return;
    }
    QMenu menu(this);
    emit menuOpening(menu);
    const QPoint place = event->reason() == QContextMenuEvent::Keyboard
                             ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                             : event->globalPos();
    if (!menu.isEmpty()) {
        menu.exec(place);
    }
}

void DirectoryTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection() &&
        m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(std::max(currentIndex().row(), 0), 0));
    }
}

}  // namespace weir::ui
