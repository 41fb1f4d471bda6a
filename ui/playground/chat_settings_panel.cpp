// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/chat_settings_panel.hpp"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/calls/chat_request.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr double kHighestTemperature = 2;
constexpr int kMostTokens = 10'000'000;

// Nothing typed is no number, and no mistake either.
bool isNumber(const QLineEdit& field) {
    return !field.text().trimmed().isEmpty();
}

// As the locale writes it, or with a point, which every document of a provider has.
std::optional<double> temperatureIn(const QLineEdit& field) {
    bool good = false;
    double value = QLocale().toDouble(field.text().trimmed(), &good);
    if (!good) {
        value = QLocale::c().toDouble(field.text().trimmed(), &good);
    }
    return good && value >= 0 && value <= kHighestTemperature ? std::optional(value) : std::nullopt;
}

std::optional<int> tokensIn(const QLineEdit& field) {
    bool good = false;
    const int value = QLocale().toInt(field.text().trimmed(), &good);
    return good && value > 0 && value <= kMostTokens ? std::optional(value) : std::nullopt;
}

}  // namespace

ChatSettingsPanel::ChatSettingsPanel(QWidget* parent)
    : QWidget(parent),
      m_systemLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_system(new QPlainTextEdit(this)),
      m_temperatureLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_temperature(new QLineEdit(this)),
      m_tokensLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_tokens(new QLineEdit(this)),
      m_problem(makeParagraph(TextRole::Small, Tone::Error, this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    m_system->setTabChangesFocus(true);
    m_systemLabel->setBuddy(m_system);
    m_temperatureLabel->setBuddy(m_temperature);
    m_tokensLabel->setBuddy(m_tokens);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(1));
    layout->addWidget(m_systemLabel);
    layout->addWidget(m_system, 1);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_temperatureLabel);
    layout->addWidget(m_temperature);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_tokensLabel);
    layout->addWidget(m_tokens);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    m_system->setMaximumHeight(metrics().px(240));
    layout->addStretch();
    connect(m_system, &QPlainTextEdit::textChanged, this, &ChatSettingsPanel::changed);
    for (QLineEdit* field : {m_temperature, m_tokens}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            showProblem();
            emit changed();
        });
    }
    retranslate();
}

ChatSettings ChatSettingsPanel::settings() const {
    return {m_system->toPlainText().trimmed(), temperatureIn(*m_temperature), tokensIn(*m_tokens)};
}

void ChatSettingsPanel::setSettings(const ChatSettings& settings) {
    m_system->setPlainText(settings.system);
    m_temperature->setText(settings.temperature ? QLocale().toString(*settings.temperature, 'g',
                                                                     QLocale::FloatingPointShortest)
                                                : QString());
    m_tokens->setText(settings.maxTokens ? QString::number(*settings.maxTokens) : QString());
}

QString ChatSettingsPanel::problem() const {
    if (isNumber(*m_temperature) && !temperatureIn(*m_temperature)) {
        return tr("The temperature is a number from 0 to 2.");
    }
    if (isNumber(*m_tokens) && !tokensIn(*m_tokens)) {
        return tr("The limit of tokens is a whole number above 0.");
    }
    return {};
}

QWidget* ChatSettingsPanel::focusTarget() const {
    return m_system;
}

void ChatSettingsPanel::showProblem() {
    setStyleProperty(m_temperature, "invalid",
                     isNumber(*m_temperature) && !temperatureIn(*m_temperature));
    setStyleProperty(m_tokens, "invalid", isNumber(*m_tokens) && !tokensIn(*m_tokens));
    m_problem->setText(problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void ChatSettingsPanel::retranslate() {
    m_systemLabel->setText(tr("System prompt"));
    m_system->setAccessibleName(tr("System prompt"));
    m_system->setPlaceholderText(tr("None"));
    m_temperatureLabel->setText(tr("Temperature"));
    m_temperature->setAccessibleName(tr("Temperature"));
    m_tokensLabel->setText(tr("Most tokens out"));
    m_tokens->setAccessibleName(tr("Most tokens out"));
    //: Of a setting that is left to the model
    m_temperature->setPlaceholderText(tr("As the model has it"));
    m_tokens->setPlaceholderText(tr("As the model has it"));
    m_hint->setText(tr("Where a limit has to be said and none is set, it is %1.")
                        .arg(countText(kUsualMostTokens)));
    showProblem();
}

void ChatSettingsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
