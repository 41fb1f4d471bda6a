// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimeZone>
#include <optional>

#include "engine/control/admin/audit.hpp"
#include "ui/audit/audit_text.hpp"

class QLabel;

namespace weir::ui {

class Button;
class FactList;
class IconButton;
class IconLabel;

// One record in full: who did what to what, each part of it on a line, and the way to it.
class AuditPane : public QFrame {
    Q_OBJECT

public:
    explicit AuditPane(const QTimeZone& zone, QWidget* parent = nullptr);

    void setRecord(const admin::AuditRecord& record);
    // Goes where the button goes; false: there is none.
    bool follow();
    QWidget* focusTarget() const;

signals:
    void placeAsked(const QString& page, const QString& what);
    void closeAsked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showRecord();

    const QTimeZone m_zone;
    std::optional<admin::AuditRecord> m_record;
    AuditPlace m_place;
    IconLabel* m_icon;
    QLabel* m_action;
    IconButton* m_close;
    FactList* m_facts;
    Button* m_show;
    QLabel* m_detailTitle;
    QLabel* m_detail;
};

}  // namespace weir::ui
