// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_notice_bar.hpp"

#include <QEvent>

#include "ui/widgets/local_time.hpp"

namespace weir::ui {

StartNoticeBar::StartNoticeBar(QWidget* parent) : NoticeBar(parent) {}

void StartNoticeBar::tellBadEnd(const QDateTime& startedAt) {
    m_what = What::BadEnd;
    m_startedAt = startedAt;
    refresh();
}

void StartNoticeBar::tellSafeMode() {
    m_what = What::SafeMode;
    refresh();
}

void StartNoticeBar::refresh() {
    switch (m_what) {
        case What::Nothing:
            clear();
            break;
        case What::BadEnd:
            setNotice(
                {Tone::Warn,
                 QStringLiteral("triangle-alert"),
                 m_startedAt.isValid() ? tr("Weir, started %1, did not end by itself.")
                                             .arg(dateTimeText(m_startedAt.toLocalTime()))
                                       : tr("Weir did not end by itself the last time."),
                 tr("Records are kept; calls that were under way are found again as unsettled."),
                 {{tr("Copy diagnostics"), [this] { emit diagnosticsAsked(); }},
                  {tr("Close"), [this] {
                       m_what = What::Nothing;
                       refresh();
                   }}}});
            break;
        case What::SafeMode:
            setNotice({Tone::Warn,
                       QStringLiteral("shield-x"),
                       tr("Safe mode."),
                       tr("The gateway was not started. Layout, saved filters and shortcuts are "
                          "not read, and changes of them not kept."),
                       {{tr("Copy diagnostics"), [this] { emit diagnosticsAsked(); }},
                        {tr("Leave safe mode"), [this] { emit leaveAsked(); }}}});
            break;
    }
}

void StartNoticeBar::changeEvent(QEvent* event) {
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

}  // namespace weir::ui
