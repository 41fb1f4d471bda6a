// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class ElidedLabel;
class IconButton;
class IconLabel;

// One rule of a list: its name and what it is about, with what changes and removes it; under that
// what its kind shows; and a line of notes on how it stands.
class RuleItem : public QFrame {
    Q_OBJECT

public:
    // Why it cannot be changed here; empty: it can.
    void setLocked(const QString& why);

signals:
    void editAsked();
    void removeAsked();

protected:
    explicit RuleItem(QWidget* parent);

    // All that is known of it, in the language of now.
    virtual void showRule() = 0;

    // Beside what changes and removes it.
    void addOrder(QWidget* button);
    // Over the notes, in the notes behind their words, and under them.
    void addOverNotes(QWidget* widget);
    void addToNotes(QWidget* widget);
    void addUnderNotes(QWidget* widget);

    void setHead(const QString& name, const QString& about);
    // What the two buttons do, in words.
    void setOrders(const QString& edit, const QString& remove);
    IconLabel& state() { return *m_state; }
    ElidedLabel& notes() { return *m_notes; }

    void changeEvent(QEvent* event) override;

private:
    QString m_locked;
    ElidedLabel* m_name;
    ElidedLabel* m_about;
    IconButton* m_edit;
    IconButton* m_remove;
    IconLabel* m_state;
    ElidedLabel* m_notes;
    QHBoxLayout* m_head;
    QHBoxLayout* m_notesLine;
    QVBoxLayout* m_lines;
};

}  // namespace weir::ui
