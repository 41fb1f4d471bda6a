// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "engine/control/admin/prices.hpp"

class QLabel;

namespace weir::ui {

class Button;
class FactList;

// All that is known of a model's price: each kind of token, tiers, where it is from, and how it was
// before; with what sets, changes and removes a price of one's own.
class PricePane : public QFrame {
    Q_OBJECT

public:
    explicit PricePane(QWidget* parent = nullptr);

    // `whyNot`: why nothing can be changed here; empty: it can.
    void setPrice(const admin::ModelPrice& row, const QString& whyNot);
    void clear();

signals:
    void setAsked();     // a new price of one's own
    void changeAsked();  // the own price, or factor, in force
    void removeAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPrice();

    std::optional<admin::ModelPrice> m_row;
    QString m_whyNot;
    QLabel* m_name;
    QLabel* m_provider;
    Button* m_set;
    Button* m_change;
    Button* m_remove;
    QLabel* m_unit;
    FactList* m_facts;
    QLabel* m_historyTitle;
    FactList* m_history;
};

}  // namespace weir::ui
