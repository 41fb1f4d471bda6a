// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include "engine/control/admin/client.hpp"
#include "ui/routing/replay_run.hpp"
#include "ui/routing/replay_text.hpp"

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace weir::ui {

class Button;
class ElidedLabel;
class IconButton;
class ReplayMoves;
class ReplayTable;
class RouteEdits;
class Segments;

// What the rules, as they are edited, would have done with recorded calls: anew with every change
// of the rules or of the time. Nothing is sent to a provider.
class ReplayPanel : public QFrame {
    Q_OBJECT

public:
    // The clock outlives it.
    ReplayPanel(admin::AdminClient& client, RouteEdits& edits, const Clock& clock,
                QWidget* parent = nullptr);

    // How many rules have an error.
    void setWrong(int rules);
    // How long a replay is under way before there is a bar with it, and a way to stop it.
    void setPatience(Milliseconds patience);
    QWidget* focusTarget() const;

signals:
    void closeAsked();
    void ruleAsked(const QString& name);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    ReplayRange range() const;
    bool isStale() const;
    void startSoon();
    void start();
    void turn();
    void showRun();
    void showSum();
    void showOrder();
    void retranslate();

    RouteEdits& m_edits;
    const Clock& m_clock;
    ReplayRun* m_run;
    QLabel* m_title;
    ElidedLabel* m_fact;
    Button* m_order;  // stops it, or starts it again
    Segments* m_ranges;
    IconButton* m_close;
    QFrame* m_divider;
    QProgressBar* m_bar;  // in the place of the divider
    StatStrip* m_stats;
    QLabel* m_notes;
    ReplayMoves* m_moves;
    ReplayTable* m_table;
    QLabel* m_note;  // in the place of the table
    QStackedWidget* m_stack;
    QTimer m_pause;     // until a change has settled
    QTimer m_patience;  // until it is long under way
    ReplayRange m_asked = ReplayRange::Week;
    int m_wrong = 0;
};

}  // namespace weir::ui
