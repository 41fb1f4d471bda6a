// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter_list.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kMostInSight = 12;

}  // namespace

FilterList::FilterList(SavedFilters& filters, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_filters(filters),
      m_name(new QLineEdit(this)),
      m_save(new Button(ButtonKind::Normal, this)),
      m_list(new TableView(this)),
      m_empty(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_rename(new IconButton(QStringLiteral("pencil"), this)),
      m_delete(new IconButton(QStringLiteral("trash"), this)) {
    setProperty("part", QStringLiteral("popup"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(metrics().space(2), metrics().space(2), metrics().space(2),
                             metrics().space(2));
    line->setSpacing(metrics().space(2));
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    line->addWidget(m_rename);
    line->addWidget(m_delete);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_list);
    column->addWidget(m_empty);
    m_empty->setContentsMargins(metrics().space(3), metrics().space(2), metrics().space(3),
                                metrics().space(3));

    auto* delegate = new RowDelegate(m_list);
    delegate->setEdge(metrics().space(3));
    m_list->setItemDelegate(delegate);
    m_list->setModel(&filters);
    m_list->setHeaderHidden(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(SavedFilters::Name, metrics().px(180));
    m_list->installEventFilter(this);
    setFocusProxy(m_list);

    connect(m_list, &QAbstractItemView::clicked, this, &FilterList::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FilterList::showState);
    connect(&filters, &QAbstractItemModel::rowsInserted, this, &FilterList::showState);
    connect(&filters, &QAbstractItemModel::rowsRemoved, this, &FilterList::showState);
    connect(m_name, &QLineEdit::textChanged, this, &FilterList::showState);
    connect(m_name, &QLineEdit::returnPressed, this, &FilterList::save);
    connect(m_save, &QPushButton::clicked, this, &FilterList::save);
    connect(m_rename, &QToolButton::clicked, this, &FilterList::rename);
    connect(m_delete, &QToolButton::clicked, this, &FilterList::remove);
    retranslate();
}

void FilterList::openUnder(const QWidget* field, const QString& inForce) {
    m_inForce = inForce.trimmed();
    m_name->clear();
    showState();
    setFixedWidth(std::max(field->width(), metrics().px(420)));
    adjustSize();
    move(field->mapToGlobal(QPoint(0, field->height() + 1)));
    show();
    if (m_filters.rowCount() > 0) {
        m_list->setCurrentIndex(m_filters.index(0, 0));
        m_list->setFocus(Qt::PopupFocusReason);
    } else {
        m_name->setFocus(Qt::PopupFocusReason);
    }
}

void FilterList::showState() {
    const int rows = m_filters.rowCount();
    m_list->setFixedHeight(std::min(rows, kMostInSight) * metrics().row + metrics().space(1));
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    const bool canSave = !m_inForce.isEmpty();
    m_name->setEnabled(canSave);
    m_save->setEnabled(canSave && !m_name->text().trimmed().isEmpty());
    m_save->setToolTip(!canSave              ? tr("There is no filter to save.")
                       : m_save->isEnabled() ? m_inForce
                                             : tr("A saved filter needs a name."));
    const bool saved = m_filters.isSaved(m_list->currentIndex().row());
    m_rename->setEnabled(saved);
    m_delete->setEnabled(saved);
    if (isVisible()) {
        adjustSize();
    }
}

void FilterList::choose(const QModelIndex& row) {
    if (row.isValid()) {
        const QString text = m_filters.textAt(row.row());
        hide();
        emit chosen(text);
    }
}

void FilterList::save() {
    if (m_filters.save(m_name->text(), m_inForce)) {
        m_name->clear();
        m_list->setFocus(Qt::OtherFocusReason);
    }
}

void FilterList::rename() {
    const QModelIndex name = m_list->currentIndex().siblingAtColumn(SavedFilters::Name);
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->edit(name);
}

void FilterList::remove() {
    m_filters.remove(m_list->currentIndex().row());
}

void FilterList::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo)) {
        m_filters.undoRemoval();
        return;
    }
    QFrame::keyPressEvent(event);
}

bool FilterList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<const QKeyEvent*>(event)->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                choose(m_list->currentIndex());
                return true;
            case Qt::Key_F2:
                rename();
                return true;
            case Qt::Key_Delete:
                remove();
                return true;
            case Qt::Key_Escape:
                hide();
                return true;
            default:
                break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FilterList::retranslate() {
    m_list->setAccessibleName(tr("Saved and recent filters"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->setPlaceholderText(tr("Name the filter in force"));
    m_save->setText(tr("Save"));
    m_empty->setText(tr("No filter is saved, and none was used lately."));
    m_rename->setName(tr("Rename"), QKeySequence(Qt::Key_F2));
    m_delete->setName(tr("Delete the saved filter"), QKeySequence(Qt::Key_Delete));
    showState();
}

void FilterList::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
