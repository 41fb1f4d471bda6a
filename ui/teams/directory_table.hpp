// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/teams/directory_model.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"

class QMenu;

namespace weir::ui {

class DirectoryDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    // How far a line of this depth stands in, without the mark that opens it.
    static int indentOf(int depth);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;

private:
    void paintName(QPainter& painter, QRect rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;
};

// Teams, users and keys. Left and Right close and open a line, or go up and down.
class DirectoryTable : public TableView {
    Q_OBJECT

public:
    explicit DirectoryTable(DirectoryModel& model, QWidget* parent = nullptr);

    void select(const std::string& id);
    // The lines that are selected, from the top; and the same again, of those that are shown.
    std::vector<std::string> selectedIds() const;
    void selectAgain(const std::vector<std::string>& ids);
    // Lets somebody type a limit of the current line. False: its column has no room.
    bool editLimit(MinuteLimit which);

signals:
    void opened();
    void budgetAsked();
    void revokeAsked();
    void menuOpening(QMenu& menu);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void setOpen(int line, bool open);

    DirectoryModel& m_model;
    int m_place = 0;  // where it was scrolled to
};

}  // namespace weir::ui
