// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "engine/control/admin/destinations.hpp"

class QLabel;

namespace weir::ui {

class Button;

// What causes the selected destination, with the way to it; then what is never sent.
class DestinationDetail : public QFrame {
    Q_OBJECT

public:
    explicit DestinationDetail(QWidget* parent = nullptr);

    // Null: none is selected.
    void setDestination(const admin::Destination* row);
    // Goes where the first button goes; false when there is none.
    bool follow();

signals:
    void providerAsked(const QString& name);
    // The calls that went there, as a filter.
    void callsAsked(const QString& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_cause;
    Button* m_provider;
    Button* m_calls;
    QLabel* m_never;
    QString m_name;
};

}  // namespace weir::ui
