// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/providers/key_field.hpp"
#include "ui/providers/key_place.hpp"
#include "ui/providers/kind_box.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/labelled.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

const std::string kNoKey = "none";
constexpr int kMostDays = 36'500;

QString hostAndPort(const QString& address) {
    const QUrl url(address);
    const int usual = url.scheme() == QLatin1String("http") ? 80 : 443;
    return url.host().isEmpty() ? QString()
                                : QStringLiteral("%1:%2").arg(url.host()).arg(url.port(usual));
}

}  // namespace

ProviderForm::ProviderForm(QWidget* parent)
    : QWidget(parent),
      m_kindLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_kind(new KindBox(this)),
      m_nameLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_name(new QLineEdit(this)),
      m_addressLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_address(new QLineEdit(this)),
      m_callsLabel(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_calls(makeParagraph(TextRole::Mono, Tone::Muted, this)),
      m_modelsPart(new QWidget(this)),
      m_modelsLabel(makeLabel(TextRole::Body, Tone::Text2, m_modelsPart)),
      m_models(new QLineEdit(m_modelsPart)),
      m_modelsNote(makeParagraph(TextRole::Small, Tone::Muted, m_modelsPart)),
      m_local(new QCheckBox(this)),
      m_keyPart(new QWidget(this)),
      m_keyLabel(makeLabel(TextRole::Body, Tone::Text2, m_keyPart)),
      m_key(new KeyField(m_keyPart)),
      m_keyNote(makeParagraph(TextRole::Small, Tone::Muted, m_keyPart)),
      m_placeLabel(makeLabel(TextRole::Body, Tone::Text2, m_keyPart)),
      m_place(new KeyPlace(m_keyPart)),
      m_regionLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_region(new QLineEdit(this)),
      m_trainingLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_training(new QComboBox(this)),
      m_retentionLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_retention(new QSpinBox(this)),
      m_dataNote(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    setTextRole(m_address, TextRole::Mono);
    auto* first = new QHBoxLayout;
    first->setSpacing(metrics().gap);
    first->addLayout(labelled(m_kindLabel, m_kind), 1);
    first->addLayout(labelled(m_nameLabel, m_name), 1);

    auto* key = new QVBoxLayout(m_keyPart);
    key->setContentsMargins(0, 0, 0, 0);
    key->setSpacing(metrics().gap);
    auto* keyColumn = labelled(m_keyLabel, m_key);
    keyColumn->addWidget(m_keyNote);
    key->addLayout(keyColumn);
    auto* placeColumn = labelled(m_placeLabel, m_place);
    key->addLayout(placeColumn);

    auto* address = labelled(m_addressLabel, m_address);
    address->addWidget(m_callsLabel);
    address->addWidget(m_calls);
    QVBoxLayout* models = labelled(m_modelsLabel, m_models);
    models->setContentsMargins(0, 0, 0, 0);
    models->addWidget(m_modelsNote);
    m_modelsPart->setLayout(models);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().gap);
    layout->addLayout(first);
    layout->addLayout(address);
    layout->addWidget(m_modelsPart);
    layout->addWidget(m_local);
    layout->addWidget(m_keyPart);
    layout->addLayout(makeDataFields());
    layout->addWidget(m_dataNote);
    layout->addStretch();

    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProviderForm::takeKind);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    for (QLineEdit* field : {m_name, m_address, static_cast<QLineEdit*>(m_key)}) {
        connect(field, &QLineEdit::textChanged, this, &ProviderForm::showFacts);
    }
    for (QLineEdit* field : {m_address, m_models, static_cast<QLineEdit*>(m_key)}) {
        connect(field, &QLineEdit::textChanged, this, &ProviderForm::wayChanged);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProviderForm::wayChanged);
    connect(m_local, &QCheckBox::toggled, this, &ProviderForm::wayChanged);
    connect(m_place, &KeyPlace::changed, this, &ProviderForm::wayChanged);
    connect(m_local, &QCheckBox::toggled, this, &ProviderForm::showFacts);
    connect(m_place, &KeyPlace::changed, this, &ProviderForm::showFacts);
    connect(m_retention, &QSpinBox::valueChanged, this, &ProviderForm::retranslate);
    m_modelsPart->hide();
    retranslate();
}

// What stands in no answer of a provider: somebody has to read its contract.
QHBoxLayout* ProviderForm::makeDataFields() {
    for (const Known known : {Known::Unknown, Known::No, Known::Yes}) {
        m_training->addItem(QString(), static_cast<int>(known));
    }
    // Below the least there is what is not said.
    m_retention->setRange(-1, kMostDays);
    m_retention->setValue(-1);
    m_retention->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().gap);
    line->addLayout(labelled(m_regionLabel, m_region), 1);
    line->addLayout(labelled(m_trainingLabel, m_training), 1);
    line->addLayout(labelled(m_retentionLabel, m_retention), 1);
    return line;
}

void ProviderForm::setKinds(const admin::KindList& kinds) {
    m_place->setKeychain(kinds.keychainAvailable, QString::fromStdString(kinds.keychainName),
                         QString::fromStdString(kinds.keychainProblem));
    m_kind->setKinds(kinds.kinds);
    takeKind();
}

void ProviderForm::edit(const admin::ProviderSettings& settings) {
    m_original = settings;
    m_nameTyped = true;
    m_kind->choose(settings.kind);
    m_kind->setEnabled(false);
    m_name->setText(QString::fromStdString(settings.name));
    m_address->setText(QString::fromStdString(settings.baseUrl));
    m_models->setText(namesText(settings.serve));
    m_local->setChecked(settings.local);
    m_place->setReference(settings.key);
    m_region->setText(QString::fromStdString(settings.data.region));
    m_training->setCurrentIndex(static_cast<int>(settings.data.training));
    m_retention->setValue(settings.data.retentionDays);
    retranslate();
}

QString ProviderForm::baseUrl() const {
    const QString typed = m_address->text().trimmed();
    const admin::KindInfo* chosen = m_kind->kind();
    return typed.isEmpty() && chosen ? QString::fromStdString(chosen->baseUrl) : typed;
}

bool ProviderForm::namesModels() const {
    return m_kind->kind() != nullptr && !m_kind->kind()->listsModels;
}

void ProviderForm::takeKind() {
    const admin::KindInfo* chosen = m_kind->kind();
    if (chosen == nullptr) {
        return;
    }
    m_address->setPlaceholderText(
        QString::fromStdString(chosen->baseUrl.empty() ? chosen->baseUrlPattern : chosen->baseUrl));
    m_modelsPart->setVisible(namesModels());
    m_place->setCustomaryVariable(QString::fromStdString(chosen->keyEnv));
    if (!m_nameTyped) {
        m_name->setText(QString::fromStdString(chosen->kind));
    }
    if (!m_original) {
        m_local->setChecked(chosen->local);
    }
    showFacts();
}

void ProviderForm::showFacts() {
    const admin::KindInfo* chosen = m_kind->kind();
    const QString path = chosen ? QString::fromStdString(chosen->callsGoTo) : QString();
    QString address = baseUrl();
    while (address.endsWith(QLatin1Char('/'))) {
        address.chop(1);
    }
    m_calls->setText(address.isEmpty() ? QString() : address + path);
    m_callsLabel->setVisible(!address.isEmpty());
    m_calls->setVisible(!address.isEmpty());
    // Only a kind without a key of its own may go without one.
    const bool had = m_original && m_original->key != kNoKey;
    m_keyPart->setVisible(chosen == nullptr || chosen->needsKey || had || !m_local->isChecked());
    const QString host = hostAndPort(address);
    m_keyNote->setText(host.isEmpty()
                           ? tr("Weir never shows it again.")
                           : tr("Sent only to %1. Weir never shows it again.").arg(host));
    const bool typed = m_place->place() != KeyPlace::Place::Environment;
    m_key->setEnabled(typed);
    m_key->setToolTip(typed ? QString() : tr("The gateway reads the key from its environment."));
    emit changed();
}

admin::ProviderSettings ProviderForm::settings() const {
    admin::ProviderSettings settings = m_original.value_or(admin::ProviderSettings{});
    settings.name = m_name->text().trimmed().toStdString();
    settings.key = keyReference();
    settings.local = m_local->isChecked();
    settings.data = {.region = m_region->text().trimmed().toLower().toStdString(),
                     .training = static_cast<Known>(m_training->currentIndex()),
                     .retentionDays = m_retention->value()};
    if (!m_original) {
        settings.kind = m_kind->currentData().toString().toStdString();
        settings.free = m_local->isChecked();
    }
    if (namesModels()) {
        settings.serve = namesIn(m_models->text());
    }
    // What nobody typed stays as the document has it.
    if (!m_original || m_address->isModified()) {
        settings.baseUrl = m_address->text().trimmed().toStdString();
    }
    return settings;
}

std::string ProviderForm::keyReference() const {
    const bool offered = m_keyPart->isVisibleTo(this);
    const bool movedHome = m_original && m_local->isChecked() != m_original->local;
    if (m_original && !hasKey() && !m_place->isTouched() && (offered || !movedHome)) {
        return m_original->key;
    }
    const bool had = m_original && m_original->key != kNoKey;
    const admin::KindInfo* chosen = m_kind->kind();
    const bool none = !hasKey() && !had && chosen != nullptr && !chosen->needsKey &&
                      m_place->place() != KeyPlace::Place::Environment;
    return !offered || none ? kNoKey : m_place->reference(m_name->text().trimmed());
}

Secret ProviderForm::key() const {
    return hasKey() ? m_key->secret() : Secret();
}

bool ProviderForm::hasKey() const {
    return m_key->isEnabled() && m_keyPart->isVisibleTo(this) && !m_key->isEmpty();
}

bool ProviderForm::keepsForSession() const {
    return m_place->place() == KeyPlace::Place::Session;
}

void ProviderForm::keepFromEnvironment() {
    m_place->setEnvironmentOffered(m_place->place() == KeyPlace::Place::Environment);
}

void ProviderForm::wipeKey() {
    m_key->wipe();
}

QString ProviderForm::missing() const {
    if (m_name->text().trimmed().isEmpty()) {
        return tr("The provider needs a name.");
    }
    const admin::KindInfo* chosen = m_kind->kind();
    if (baseUrl().isEmpty() && chosen != nullptr && chosen->kind != "simulator") {
        return tr("The provider needs an address.");
    }
    const bool needsKey = !m_original && chosen != nullptr && chosen->needsKey &&
                          m_place->place() != KeyPlace::Place::Environment;
    if (needsKey && !hasKey()) {
        return tr("The provider needs a key.");
    }
    return {};
}

void ProviderForm::retranslate() {
    m_kindLabel->setText(tr("Provider"));
    m_kind->setAccessibleName(tr("Provider"));
    m_nameLabel->setText(tr("Name in Weir"));
    m_name->setAccessibleName(tr("Name in Weir"));
    m_addressLabel->setText(tr("Address"));
    m_address->setAccessibleName(tr("Address"));
    m_callsLabel->setText(tr("Calls go to"));
    m_modelsLabel->setText(tr("Models to offer"));
    m_models->setAccessibleName(tr("Models to offer"));
    m_modelsNote->setText(
        tr("As the provider calls them (deployments, in Azure), with commas between. It does not "
           "list them itself."));
    m_local->setText(tr("On this computer or in this network"));
    m_keyLabel->setText(tr("Key"));
    m_key->setAccessibleName(tr("Key"));
    m_key->setPlaceholderText(m_original ? tr("Leave empty to keep the key there is") : QString());
    m_placeLabel->setText(tr("Keep the key in"));
    m_place->setAccessibleName(tr("Keep the key in"));
    m_regionLabel->setText(tr("Region"));
    m_region->setAccessibleName(tr("Region"));
    m_region->setPlaceholderText(tr("not said"));
    m_trainingLabel->setText(tr("Trains on calls"));
    m_training->setAccessibleName(tr("Trains on calls"));
    const QString answers[] = {tr("not said"), tr("no"), tr("yes")};
    for (int i = 0; i < m_training->count(); ++i) {
        m_training->setItemText(i, answers[i]);
    }
    m_retentionLabel->setText(tr("Keeps calls"));
    m_retention->setAccessibleName(tr("Keeps calls"));
    m_retention->setSpecialValueText(tr("not said"));
    m_retention->setSuffix(m_retention->value() == 1 ? tr(" day") : tr(" days"));
    m_dataNote->setText(tr("As your contract with the provider says. Rules can demand it."));
    showFacts();
}

void ProviderForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
