// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/widgets/toast.hpp"
#include "ui/window/focus_areas.hpp"
#include "ui/window/page_entry.hpp"

namespace weir::ui {

class ActionRegistry;

// What an entry of the rail opens; each says in a static entry() what is known of it before it is
// made. Texts are asked for again after describedChanged() and when the language changes; a page
// retranslates its own widgets on QEvent::LanguageChange.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString badge() const { return {}; }  // says one thing: "37", "Draft"
    virtual QString fact() const { return {}; }   // muted, beside the title in the header

    // What stands at the right of the header while the page is open; null: nothing. The window
    // takes it over. At most one primary action.
    virtual QWidget* headerControls() { return nullptr; }
    // Called once, before the page is first shown.
    virtual void addActions(ActionRegistry& /*registry*/) {}
    // It is being opened, and this page was open before, or is the first.
    virtual void comeFrom(const QString& /*page*/) {}
    // Another page leads to something here: a provider by its name.
    virtual void reveal(const QString& /*what*/) {}
    // Where the focus goes when the page is opened by a key.
    virtual QWidget* focusTarget() { return this; }
    // Of a control at the bottom right that a message must not cover: how high it reaches.
    virtual int bottomRoom() const { return 0; }
    // The parts that F6 goes through: the tool bar, then the rest. A page with a pane names it too.
    virtual std::vector<FocusArea> focusAreas();

signals:
    void describedChanged();
    void toastAsked(const weir::ui::ToastMessage& message);
    // With what to reveal there; empty: just the page.
    void pageAsked(const QString& id, const QString& what = {});
};

}  // namespace weir::ui
