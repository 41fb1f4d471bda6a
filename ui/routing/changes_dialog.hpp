// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace weir::ui {

class DialogFooter;
class DiffView;

// What one list of rules changes of another, to be read, or to be confirmed, mostly with a comment.
class ChangesDialog : public QDialog {
    Q_OBJECT

public:
    enum class Comment { Asked, None };

    // `order`: what the primary button says; empty: it is only read.
    ChangesDialog(const QString& title, const QString& order, QWidget* parent,
                  Comment comment = Comment::Asked);

    void setIntro(const QString& text);
    void setChanges(const QStringList& before, const QStringList& after);
    void setOrder(const QString& order);
    // It was refused and the dialog stays.
    void setProblem(const QString& problem);

signals:
    void confirmed(const QString& comment);

private:
    void addComment(QVBoxLayout* content);

    QLabel* m_intro;
    DiffView* m_diff;
    QLabel* m_same;
    QLineEdit* m_comment = nullptr;  // null: none is asked for
    DialogFooter* m_footer = nullptr;
};

}  // namespace weir::ui
