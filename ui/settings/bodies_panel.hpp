// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/panel.hpp"

class QLabel;
class QSpinBox;

namespace weir::ui {

class Button;
class GatewayModel;
class Segments;

// Where what was said is kept, for how long, and how much of it there is. Every change is written
// to the document at once; one that cannot be made is taken back and says why.
class BodiesPanel : public Panel {
    Q_OBJECT

public:
    BodiesPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    // Asks how things are.
    void refresh();
    void showStatus();
    void showHint();
    void keep(BodyPlace place);
    void keepLimits();
    int shownSize() const;  // GiB, rounded up
    void clearStored();
    void take(const Result<admin::BodyStatus>& reply);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    admin::BodyStatus m_status;
    QString m_managedBy;  // the document, when it is changed elsewhere; else empty
    QString m_refused;    // why the last change was not made
    bool m_known = false;
    bool m_asking = false;   // how things are
    bool m_writing = false;  // a change is on its way
    bool m_sure = false;     // "Delete" was pressed once
    Segments* m_place;
    QLabel* m_hint;
    QWidget* m_limits;
    QLabel* m_daysLabel;
    QSpinBox* m_days;
    QLabel* m_sizeLabel;
    QSpinBox* m_size;
    QLabel* m_problem;
    QWidget* m_used;
    QLabel* m_usedText;
    Button* m_clear;
};

}  // namespace weir::ui
