// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/routing/try_form.hpp"

class QLabel;

namespace weir::ui {

class ElidedLabel;
class IconButton;
class Segments;
class TryResult;

// A call is tried by the rules as they are edited, or by those in force, with every change of
// either. Nothing is sent to a provider.
class TryPanel : public QFrame {
    Q_OBJECT

public:
    TryPanel(admin::AdminClient& client, RouteEdits& edits, KnownValues known,
             QWidget* parent = nullptr);

    // Taken over from a call that was made; `name` says which.
    void setCall(const admin::TriedCall& call, const QString& name);
    QWidget* focusTarget() const;

signals:
    void closeAsked();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void trySoon();
    void tryNow();
    void take(const Result<admin::RouteTrial>& reply, int number);
    void retranslate();

    admin::AdminClient& m_client;
    RouteEdits& m_edits;
    QLabel* m_title;
    ElidedLabel* m_fact;
    Segments* m_which;
    IconButton* m_close;
    TryForm* m_form;
    TryResult* m_result;
    QTimer m_pause;
    QString m_takenFrom;
    int m_number = 0;  // of the last question
};

}  // namespace weir::ui
