// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_list.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <algorithm>

#include "ui/notifications/notification_delegate.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kWidth = 460;
constexpr int kRows = 8;

}  // namespace

NotificationList::NotificationList(NotificationLog& log, QWidget* window)
    : QDialog(window, Qt::Popup | Qt::FramelessWindowHint),
      m_log(log),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_clear(new Button(ButtonKind::Quiet, this)),
      m_settings(new Button(ButtonKind::Quiet, this)),
      m_list(new QListView(this)),
      m_nothing(makeParagraph(TextRole::Body, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("palette"));
    m_list->setModel(&log);
    m_list->setItemDelegate(new NotificationDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_nothing->setContentsMargins(metrics().gap, metrics().space(2), metrics().gap,
                                  metrics().space(2));
    m_clear->setButtonSize(ButtonSize::Small);
    m_settings->setButtonSize(ButtonSize::Small);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics().gap, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_clear);
    head->addWidget(m_settings);
    auto* layout = new QVBoxLayout(this);
    const int edge = metrics().space(2);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(edge);
    layout->addLayout(head);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);

    connect(m_list, &QListView::clicked, this, &NotificationList::run);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_log.clear();
        takeSize();
    });
    connect(m_settings, &QPushButton::clicked, this, [this] {
        accept();
        emit settingsAsked();
    });
    retranslate();
}

void NotificationList::open() {
    setFixedWidth(std::min(metrics().px(kWidth), parentWidget()->width() - 2 * metrics().gap));
    takeSize();
    show();
    m_list->setCurrentIndex(m_log.index(0));
    QWidget* first = m_log.rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_settings;
    first->setFocus(Qt::PopupFocusReason);
    m_log.markRead();
}

void NotificationList::takeSize() {
    const int rows = m_log.rowCount();
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(std::min(kRows, rows) * metrics().rowTwoLine);
    m_nothing->setVisible(rows == 0);
    m_clear->setVisible(rows > 0);
    adjustSize();
    const QWidget* window = parentWidget();
    move(window->mapToGlobal(
        QPoint(window->width() - width() - metrics().edgeRight,
               window->height() - height() - metrics().statusBar - metrics().space(1))));
}

void NotificationList::run(const QModelIndex& index) {
    if (index.isValid() && !index.data(NotificationLog::ActionRole).toString().isEmpty()) {
        accept();
        // When this is gone: what is done may open something.
        QMetaObject::invokeMethod(
            &m_log, [log = &m_log, row = index.row()] { log->run(row); }, Qt::QueuedConnection);
    }
}

bool NotificationList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            run(m_list->currentIndex());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void NotificationList::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NotificationList::retranslate() {
    setWindowTitle(tr("Notifications"));
    m_title->setText(tr("Notifications"));
    m_list->setAccessibleName(tr("Notifications"));
    m_clear->setText(tr("Clear"));
    m_settings->setText(tr("Settings"));
    m_nothing->setText(
        tr("Nothing was said yet. Here stands what Weir tells you, with what can "
           "be done about it."));
}

}  // namespace weir::ui
