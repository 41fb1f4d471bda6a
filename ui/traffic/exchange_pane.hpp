// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/body_state.hpp"

class QAction;
class QGridLayout;
class QLabel;
class QStackedWidget;

namespace weir::ui {

class BodyTab;
class ChipLabel;
class ElidedLabel;
class EventsTab;
class FindBar;
class Findable;
class IconButton;
class MessagesTab;
class OverviewTab;
class SeenNote;
class TabBar;

// One exchange in full. While it runs the pane follows it: refresh() after each change of its row.
class ExchangePane : public QFrame {
    Q_OBJECT

public:
    explicit ExchangePane(admin::AdminClient& client, QWidget* parent = nullptr);

    // Shows what is known at once, and asks for the rest.
    void open(const admin::ExchangeRow& row);
    void refresh(const admin::ExchangeRow& row);
    Id id() const { return m_detail.row.id; }
    const admin::ExchangeRow& row() const { return m_detail.row; }

    QWidget* focusTarget() const;
    // The keyboard is in it.
    bool isBeingRead() const;

    // Looks for words in what the tab in front shows; from the overview in the messages.
    void openFind();

    // For a pane below the table: title and tabs in one line, the overview in two columns.
    void setWide(bool wide);

    // That do the same as the buttons and the menu.
    struct Keys {
        QKeySequence replay;
        QKeySequence playground;
        QKeySequence rule;
        QKeySequence test;
        QKeySequence curl;
        QKeySequence place;
        QKeySequence find;
    };
    const Keys& keys() const { return m_keys; }
    void setKeys(const Keys& keys);

signals:
    void closeAsked();
    void curlAsked();
    // To the other side of the table.
    void placeAsked();
    void replayAsked();
    void playgroundAsked();
    void ruleAsked();
    // A test of what was decided.
    void testAsked();
    // To raise this budget for a time.
    void budgetAsked(const std::string& budget);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Tab { Overview, Messages, Request, Response, Events };

    void retranslate();
    void fillMenu();
    void namePlace();
    Findable* textInFront() const;
    void showHeader();
    void showOverview();
    void showBodies();
    void askDetail();
    void askBodies();
    void takeBodies(Result<admin::ExchangeBodies> reply);
    BodyFacts bodyFacts() const;
    void takeDetail(Result<admin::ExchangeDetail> reply);

    admin::AdminClient& m_client;
    Keys m_keys;
    QGridLayout* m_head;
    QWidget* m_title;
    ChipLabel* m_state;
    ElidedLabel* m_key;
    QLabel* m_id;
    IconButton* m_replay;
    IconButton* m_curl;
    IconButton* m_find;
    IconButton* m_more;
    IconButton* m_close;
    // In the menu of `more`.
    QAction* m_playground;
    QAction* m_rule;
    QAction* m_test;
    QAction* m_place;
    TabBar* m_tabs;
    QLabel* m_problem;
    QStackedWidget* m_pages;
    OverviewTab* m_overview;
    MessagesTab* m_messages;
    BodyTab* m_request;
    BodyTab* m_response;
    EventsTab* m_events;  // of a stream only
    FindBar* m_findBar;
    SeenNote* m_seen;
    admin::ExchangeDetail m_detail;
    bool m_wide = false;
    bool m_finding = false;
    bool m_detailKnown = false;  // there is more than the row
    std::optional<Result<admin::ExchangeBodies>> m_bodies;
    // What was shown before stays for this long rather than to blink between two exchanges.
    QTimer m_patience;
    bool m_asking = false;
    bool m_stale = false;  // the row changed while an answer was on its way
};

}  // namespace weir::ui
