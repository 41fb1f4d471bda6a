// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>

#include "ui/first_start/snippets.hpp"

class QLabel;

namespace weir::ui {

class Button;
class CodeView;
class ElidedLabel;
class TabBar;

// What to paste where, one tab a tool.
class SnippetCard : public QFrame {
    Q_OBJECT

public:
    explicit SnippetCard(QWidget* parent = nullptr);

    void setSnippets(const QVector<Snippet>& snippets);
    // The tab that is open: its title.
    QString tool() const;
    Button* copyButton() const { return m_copy; }
    // Leaves a tool that cannot call anything for the first that can, unless a person chose it.
    void openOneThatWorks();

signals:
    void toolChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showSnippet();
    void retranslate();

    QVector<Snippet> m_snippets;
    bool m_chosen = false;
    TabBar* m_tabs;
    QLabel* m_about;
    ElidedLabel* m_calls;
    Button* m_copy;
    CodeView* m_code;
    QLabel* m_problem;
    QLabel* m_note;
};

}  // namespace weir::ui
