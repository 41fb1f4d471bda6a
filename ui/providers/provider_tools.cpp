// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_tools.hpp"

#include <QHBoxLayout>

#include "ui/providers/provider_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

void allow(Button* button, const QString& why) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
}

ProviderTools::ProviderTools(QWidget* parent)
    : QFrame(parent),
      m_edit(new Button(ButtonKind::Normal, this)),
      m_test(new Button(ButtonKind::Normal, this)),
      m_key(new Button(ButtonKind::Normal, this)),
      m_pause(new Button(ButtonKind::Normal, this)),
      m_resume(new Button(ButtonKind::Normal, this)),
      m_remove(new Button(ButtonKind::Danger, this)),
      m_undo(new Button(ButtonKind::Normal, this)) {
    setProperty("part", QStringLiteral("tool_bar"));
    setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_edit->setIconName(QStringLiteral("pencil"));
    m_test->setIconName(QStringLiteral("refresh"));
    m_key->setIconName(QStringLiteral("key"));
    m_pause->setIconName(QStringLiteral("pause"));
    m_resume->setIconName(QStringLiteral("play"));
    m_remove->setIconName(QStringLiteral("trash"));
    m_undo->setIconName(QStringLiteral("undo"));
    for (Button* button : {m_edit, m_test, m_key, m_pause, m_resume, m_remove}) {
        layout->addWidget(button);
    }
    layout->addStretch();
    layout->addWidget(m_undo);
    connect(m_edit, &QPushButton::clicked, this, &ProviderTools::editAsked);
    connect(m_test, &QPushButton::clicked, this, &ProviderTools::testAsked);
    connect(m_key, &QPushButton::clicked, this, &ProviderTools::keyAsked);
    connect(m_pause, &QPushButton::clicked, this, &ProviderTools::pauseAsked);
    connect(m_resume, &QPushButton::clicked, this, &ProviderTools::resumeAsked);
    connect(m_remove, &QPushButton::clicked, this, &ProviderTools::removeAsked);
    connect(m_undo, &QPushButton::clicked, this, &ProviderTools::undoAsked);
}

void ProviderTools::setState(const admin::ProviderRow* selected, const QString& readOnly,
                             const QString& notAllowed, const QString& undo,
                             const QString& noPause) {
    m_edit->setText(tr("Edit"));
    m_test->setText(tr("Test"));
    m_key->setText(tr("Replace key"));
    m_pause->setText(tr("Pause…"));
    m_resume->setText(tr("Resume"));
    m_undo->setText(tr("Undo"));
    m_remove->setText(selected
                          ? tr("Remove %1").arg(QString::fromStdString(selected->settings.name))
                          : tr("Remove"));
    const QString none = selected ? QString() : tr("Select a provider first.");
    const QString noChange = readOnly.isEmpty() ? none : readOnly;
    allow(m_edit, noChange);
    allow(m_remove, noChange);
    const QString noUse = notAllowed.isEmpty() ? none : notAllowed;
    allow(m_test, noUse);
    if (noUse.isEmpty()) {
        m_test->setToolTip(withKeys(tr("See whether it answers"), m_testKeys));
    }
    const bool keyless = selected != nullptr && selected->keyState == KeyState::None;
    allow(m_key, keyless ? tr("This provider needs no key.") : noUse);
    allow(m_pause, noPause.isEmpty() ? none : noPause);
    allow(m_resume, noPause.isEmpty() ? none : noPause);
    const bool anyPaused = selected != nullptr && !selected->paused.empty();
    const bool allPaused = selected != nullptr && isPaused(*selected);
    m_pause->setVisible(!allPaused);
    m_resume->setVisible(anyPaused);
    m_undo->setVisible(!undo.isEmpty());
    allow(m_undo, notAllowed);
    if (notAllowed.isEmpty()) {
        m_undo->setToolTip(undo);
    }
}

bool ProviderTools::canEdit() const {
    return m_edit->isEnabled();
}

}  // namespace weir::ui
