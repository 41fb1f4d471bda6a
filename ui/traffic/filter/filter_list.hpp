// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace weir::ui {

class Button;
class IconButton;
class SavedFilters;
class TableView;

// Opens under the filter: those that have a name, those that were used lately, and a field that
// gives the one in force a name.
class FilterList : public QFrame {
    Q_OBJECT

public:
    explicit FilterList(SavedFilters& filters, QWidget* parent);

    // Under a widget, as wide as it. `inForce` may be empty.
    void openUnder(const QWidget* field, const QString& inForce);

signals:
    void chosen(const QString& filter);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showState();
    void choose(const QModelIndex& row);
    void save();
    void rename();
    void remove();

    SavedFilters& m_filters;
    QString m_inForce;
    QLineEdit* m_name;
    Button* m_save;
    TableView* m_list;
    QLabel* m_empty;
    IconButton* m_rename;
    IconButton* m_delete;
};

}  // namespace weir::ui
