// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <array>

#include "engine/control/admin/rate_limits.hpp"

class QLabel;

namespace weir::ui {

class BudgetGauge;
class ElidedLabel;
class IconButton;
class IconLabel;

// One rate limit: its name and whose calls count, a gauge for everything that it limits, who is
// nearest to it and how many were refused.
class RateLimitItem : public QFrame {
    Q_OBJECT

public:
    explicit RateLimitItem(QWidget* parent = nullptr);

    void setLimit(const admin::RateLimitRow& row);
    const admin::RateLimitRow& limit() const { return m_row; }
    // Why it cannot be changed here; empty: it can.
    void setLocked(const QString& why);

signals:
    void editAsked();
    void removeAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showLimit();

    struct Use {
        QLabel* text;
        BudgetGauge* gauge;
    };

    admin::RateLimitRow m_row;
    QString m_locked;
    QLabel* m_name;
    ElidedLabel* m_whose;
    IconButton* m_edit;
    IconButton* m_remove;
    std::array<Use, 5> m_uses{};  // as many as there are kinds
    IconLabel* m_state;
    ElidedLabel* m_notes;
};

}  // namespace weir::ui
