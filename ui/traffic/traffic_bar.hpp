// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>
#include <cstdint>

namespace weir::ui {

class Button;
class FilterField;
class IconButton;
class TimeButton;

// Above the table: which calls, and how they come.
class TrafficBar : public QFrame {
    Q_OBJECT

public:
    TrafficBar(FilterField* filter, TimeButton* time, QWidget* parent = nullptr);

    // Unless somebody chose others.
    static const QKeySequence& followKey();
    static const QKeySequence& bySessionKey();
    void setFollowKeys(const QKeySequence& keys);
    void setBySessionKeys(const QKeySequence& keys);
    void setExportKeys(const QKeySequence& keys);

    struct State {
        bool following = true;
        int unseen = 0;  // rows that came since following ended
        bool paused = false;
        std::uint64_t waiting = 0;  // new calls that wait for the view to be resumed
        bool empty = true;
        bool bySession = false;
    };
    void setState(const State& state);
    void openColumns();

signals:
    void followAsked(bool follow);
    void pauseAsked(bool pause);
    void bySessionAsked(bool bySession);
    void clearAsked();
    // Under the button that asks.
    void columnsAsked(const QPoint& globalPos);
    void exportAsked();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void retranslate();

    FilterField* m_filter;
    State m_state;
    QKeySequence m_followKeys = followKey();
    QKeySequence m_bySessionKeys = bySessionKey();
    QKeySequence m_exportKeys;
    Button* m_follow;
    Button* m_pause;
    IconButton* m_bySession;
    Button* m_clear;
    IconButton* m_columns;
    Button* m_export;
};

}  // namespace weir::ui
