// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/key_place.hpp"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

const QString kKeychainPrefix = QStringLiteral("keychain:");
const QString kEnvironmentPrefix = QStringLiteral("env:");
const QString kSession = QStringLiteral("session");

}  // namespace

KeyPlace::KeyPlace(QWidget* parent)
    : QWidget(parent),
      m_group(new QButtonGroup(this)),
      m_keychain(new QRadioButton(this)),
      m_session(new QRadioButton(this)),
      m_environment(new QRadioButton(this)),
      m_keychainFact(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_problem(makeParagraph(TextRole::Small, Tone::Warn, this)),
      m_variable(new QLineEdit(this)) {
    m_group->addButton(m_keychain, static_cast<int>(Place::Keychain));
    m_group->addButton(m_session, static_cast<int>(Place::Session));
    m_group->addButton(m_environment, static_cast<int>(Place::Environment));
    m_keychain->setChecked(true);
    setTextRole(m_variable, TextRole::Mono);

    auto* keychain = new QHBoxLayout;
    keychain->addWidget(m_keychain);
    keychain->addWidget(m_keychainFact, 1);
    auto* environment = new QHBoxLayout;
    environment->addWidget(m_environment);
    environment->addWidget(m_variable, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(1));
    layout->addLayout(keychain);
    layout->addWidget(m_problem);
    layout->addWidget(m_session);
    layout->addLayout(environment);
    connect(m_group, &QButtonGroup::idClicked, this, [this] { m_touched = true; });
    connect(m_variable, &QLineEdit::textEdited, this, [this] { m_touched = true; });
    connect(m_group, &QButtonGroup::idToggled, this, [this] {
        m_variable->setEnabled(place() == Place::Environment);
        emit changed();
    });
    connect(m_variable, &QLineEdit::textChanged, this, &KeyPlace::changed);
    m_variable->setEnabled(false);
    retranslate();
}

void KeyPlace::setKeychain(bool available, const QString& name, const QString& problem) {
    m_available = available;
    m_keychainName = name;
    m_keychainProblem = problem;
    m_keychain->setEnabled(available);
    if (m_touched || m_referred) {
        // A person's wish, or the document's, which nobody changes in passing.
    } else if (!available && place() == Place::Keychain) {
        setPlace(Place::Session);
        m_steppedAside = true;
    } else if (available && m_steppedAside) {
        setPlace(Place::Keychain);
        m_steppedAside = false;
    }
    retranslate();
}

void KeyPlace::setCustomaryVariable(const QString& name) {
    m_variable->setPlaceholderText(name);
}

void KeyPlace::setPlace(Place place) {
    m_group->button(static_cast<int>(place))->setChecked(true);
}

KeyPlace::Place KeyPlace::place() const {
    return static_cast<Place>(m_group->checkedId());
}

void KeyPlace::setEnvironmentOffered(bool offered) {
    m_environment->setVisible(offered);
    m_variable->setVisible(offered);
}

std::string KeyPlace::reference(const QString& provider) const {
    switch (place()) {
        case Place::Keychain:
            return (kKeychainPrefix + (m_kept.isEmpty() ? provider : m_kept)).toStdString();
        case Place::Session:
            return kSession.toStdString();
        case Place::Environment: {
            const QString typed = m_variable->text().trimmed();
            return (kEnvironmentPrefix + (typed.isEmpty() ? m_variable->placeholderText() : typed))
                .toStdString();
        }
    }
    return {};
}

void KeyPlace::setReference(const std::string& reference) {
    const QString text = QString::fromStdString(reference);
    m_referred = true;
    if (text.startsWith(kEnvironmentPrefix)) {
        setPlace(Place::Environment);
        m_variable->setText(text.mid(kEnvironmentPrefix.size()));
    } else if (text == kSession) {
        setPlace(Place::Session);
    } else if (text.startsWith(kKeychainPrefix)) {
        m_kept = text.mid(kKeychainPrefix.size());
        setPlace(Place::Keychain);
    } else {
        m_referred = false;  // "none", or a file: there is no such place here
    }
}

void KeyPlace::retranslate() {
    m_keychain->setText(tr("System keychain"));
    m_session->setText(tr("This session only"));
    m_environment->setText(tr("Environment variable"));
    m_variable->setAccessibleName(tr("Name of the environment variable"));
    m_keychainFact->setText(m_available ? m_keychainName : tr("does not answer"));
    m_keychain->setToolTip(m_available ? QString() : m_keychainProblem);
    m_problem->setText(
        tr("No keychain answers on this computer. The key can stay for this session "
           "only: after a restart it is asked for again."));
    m_problem->setToolTip(m_keychainProblem);
    m_problem->setVisible(!m_available);
}

void KeyPlace::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
