// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "engine/control/admin/client.hpp"

class QLabel;

namespace weir::ui {

class FirstCall;

// "Waiting for the first call", then what came of it: a call that failed with what to do about it,
// and the one that was served.
class CallCard : public QFrame {
    Q_OBJECT

public:
    explicit CallCard(admin::AdminClient& client, QWidget* parent = nullptr);

    bool isServed() const;

signals:
    // A call was served; the wait is over.
    void served();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCall();
    QString factsOfServed() const;
    QString adviceForFailed() const;

    FirstCall* m_call;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
};

}  // namespace weir::ui
