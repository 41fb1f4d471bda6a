// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <functional>
#include <vector>

class QLabel;
class QMenu;

namespace weir::ui {

class Button;
class ElidedLabel;

// What can be done with a node of the flow.
enum class FlowDeed { ShowCalls, ShowRule, Pause, Resume };

struct FlowDetailState {
    QString title;  // empty: no node is chosen
    QString facts;
    std::vector<FlowDeed> deeds;
    QString noPause;  // why Pause and Resume cannot be done now; empty: they can
};

// The node that is chosen in the flow: what it is, and what can be done with it. The menu of a node
// offers the same.
class FlowDetail : public QFrame {
    Q_OBJECT

public:
    explicit FlowDetail(QWidget* parent = nullptr);

    void setState(FlowDetailState state);
    const FlowDetailState& state() const { return m_state; }
    void fillMenu(QMenu& menu);
    bool offers(FlowDeed deed) const;

signals:
    void asked(weir::ui::FlowDeed deed);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    QString whyNot(FlowDeed deed) const;

    FlowDetailState m_state;
    QLabel* m_title;
    ElidedLabel* m_facts;
    std::vector<Button*> m_buttons;
};

}  // namespace weir::ui
