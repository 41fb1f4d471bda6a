// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>
#include <cstdint>

#include "engine/base/clock.hpp"

class QLabel;

namespace weir::ui {

class Button;
class ElidedLabel;
class IconButton;
class IconLabel;

// What is in force, or what the draft changes of it, and what can be done with it.
class DraftBar : public QFrame {
    Q_OBJECT

public:
    struct State {
        bool draft = false;
        int changes = 0;
        int errors = 0;     // routes that cannot be applied
        int wrongSets = 0;  // sets that cannot
        std::uint64_t base = 0;
        std::uint64_t revision = 0;
        Timestamp keptAt{};
        bool keeping = false;
        QString notKept = {};  // why not
        bool canUndo = false;
        bool canRedo = false;
        bool trying = false;     // its panel is open
        bool replaying = false;  // the other one is
        bool empty = false;      // no rule: adding one is offered elsewhere
        QString locked = {};     // why nothing can be changed
    };
    struct Keys {
        QKeySequence add;
        QKeySequence undo;
        QKeySequence redo;
        QKeySequence test;
        QKeySequence replay;
        QKeySequence apply;
    };

    explicit DraftBar(QWidget* parent = nullptr);

    void setState(const State& state);
    void setKeys(const Keys& keys);
    const Keys& keys() const { return m_keys; }

signals:
    void addAsked();
    void undoAsked();
    void redoAsked();
    void validateAsked();
    void tryAsked();
    void replayAsked();
    void compareAsked();
    void discardAsked();
    void applyAsked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString sentence() const;
    void retranslate();
    void fit();

    State m_state;
    Keys m_keys;
    IconLabel* m_icon;
    QLabel* m_lead;
    ElidedLabel* m_text;
    IconButton* m_undo;
    IconButton* m_redo;
    Button* m_add;
    Button* m_validate;
    Button* m_try;
    Button* m_replay;
    Button* m_compare;
    Button* m_discard;
    Button* m_apply;
};

}  // namespace weir::ui
