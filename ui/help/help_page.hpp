// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/page.hpp"

class QLineEdit;
class QLabel;
class QListWidget;
class QUrl;

namespace weir::ui {

class HelpText;
class Language;

// What the window is and how it is used, one topic a page of it and a few more. It opens at the
// topic of the page that was open before; Esc goes back there.
class HelpPage : public Page {
    Q_OBJECT

public:
    explicit HelpPage(const Language& language, QWidget* parent = nullptr);

    static PageEntry entry();
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    void comeFrom(const QString& page) override;
    // A topic by its name.
    void reveal(const QString& topic) override;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillTopics();
    void find(const QString& words);
    void showTopic();
    void follow(const QUrl& link);
    QString shortcutTable() const;

    const Language& m_language;
    ActionRegistry* m_actions = nullptr;
    QString m_from;  // the page that Esc leads to
    bool m_stale = true;
    QLineEdit* m_find;
    QLabel* m_nothing;
    QListWidget* m_topics;
    HelpText* m_text;
};

}  // namespace weir::ui
