// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_panel.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

NotificationPanel::NotificationPanel(QSettings& store, QWidget* parent)
    : Panel(parent),
      m_settings(store),
      m_quiet(new QCheckBox),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted)) {
    QVBoxLayout* down = contentLayout();
    down->setSpacing(metrics().space(1));
    for (const NotificationKind kind : kNotificationKinds) {
        auto* box = new QCheckBox;
        box->setChecked(m_settings.wants(kind));
        connect(box, &QCheckBox::toggled, this,
                [this, kind](bool on) { m_settings.setWants(kind, on); });
        down->addWidget(box);
        m_kinds.push_back(box);
    }
    down->addSpacing(metrics().space(2));
    down->addWidget(m_quiet);
    down->addWidget(m_hint);
    m_quiet->setChecked(m_settings.quietInFront());
    connect(m_quiet, &QCheckBox::toggled, this,
            [this](bool on) { m_settings.setQuietInFront(on); });
    retranslate();
}

void NotificationPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NotificationPanel::retranslate() {
    setTitle(tr("Notifications"));
    m_kinds[0]->setText(tr("A provider is down, or up again"));
    m_kinds[1]->setText(tr("A key is refused, locked or missing"));
    m_kinds[2]->setText(tr("The gateway cannot listen or does not answer"));
    m_kinds[3]->setText(tr("The disk is full or records are not written"));
    m_kinds[4]->setText(tr("An alert of a budget, of calls that fail or of a key that expires"));
    m_quiet->setText(tr("Not while this window is in front"));
    m_hint->setText(
        tr("The same is told at most every 15 minutes, and what comes together is told "
           "together. All of it stands in the list of notifications."));
}

}  // namespace weir::ui
