// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <vector>

#include "ui/widgets/panel.hpp"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class Button;
class GatewayModel;

// Named items one below the other, each with what changes and removes it, and a button that adds
// one. Where they come from is the matter of their kind.
class ItemListPanel : public Panel {
    Q_OBJECT

public:
    virtual void add() = 0;

protected:
    ItemListPanel(GatewayModel& gateway, QWidget* parent);

    // What a kind of item brings.
    struct Words {
        QString title;
        QString add;
        QString none;  // there is no item
    };
    virtual Words words() const = 0;
    virtual std::size_t count() const = 0;
    virtual QWidget* makeItem() = 0;
    // `locked`: why it cannot be changed here; empty: it can.
    virtual void showItem(QWidget& item, std::size_t index, const QString& locked) = 0;

    // At the end of the constructor of a kind.
    void retranslate();
    void showItems();
    // Until then nothing is said of there being none.
    void setKnown() { m_known = true; }
    // What went wrong, shown with the items; empty: nothing.
    void setProblem(const QString& problem) { m_problem = problem; }
    // The same, shown at once.
    void fail(const QString& problem);
    GatewayModel& gateway() { return m_gateway; }

    void changeEvent(QEvent* event) override;

private:
    QString whyLocked() const;

    GatewayModel& m_gateway;
    bool m_known = false;
    QString m_problem;
    Button* m_add;
    QLabel* m_none;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    std::vector<QWidget*> m_items;
    QLabel* m_failure;
};

}  // namespace weir::ui
