// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/condition_row.hpp"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "ui/routing/condition_value.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kFields = static_cast<int>(RouteField::Complexity) + 1;
constexpr Comparison kComparisons[] = {Comparison::Over, Comparison::AtLeast, Comparison::Below,
                                       Comparison::AtMost, Comparison::Exactly};
constexpr int kIs = 0;
constexpr int kIsNot = 1;
constexpr int kYes = 0;

RouteCondition testOf(RouteField field) {
    RouteCondition test;
    test.kind = ConditionKind::Test;
    test.field = field;
    test.number = valueKindOf(field) == RouteValueKind::Flag ? 1 : 0;
    return test;
}

bool isNumber(RouteField field) {
    return valueKindOf(field) == RouteValueKind::Number;
}

bool isFlag(RouteField field) {
    return valueKindOf(field) == RouteValueKind::Flag;
}

QString headerProblem(const QString& name) {
    if (name.isEmpty()) {
        return ConditionRow::tr("The name of the header is missing.");
    }
    for (const QChar each : name) {
        if (each.unicode() <= 0x20 || each.unicode() >= 0x7f || each == u':') {
            return ConditionRow::tr("The name of a header is one word.");
        }
    }
    return {};
}

QString metadataProblem(const QString& name) {
    constexpr qsizetype kLongest = 64;  // bytes
    if (name.isEmpty()) {
        return ConditionRow::tr("The name in the metadata is missing.");
    }
    return name.toUtf8().size() > kLongest
               ? ConditionRow::tr("A name in the metadata has at most 64 bytes.")
               : QString();
}

}  // namespace

bool ConditionRow::canShow(const RouteCondition& condition) {
    if (condition.kind == ConditionKind::Test) {
        return true;
    }
    return condition.kind == ConditionKind::Not && condition.of.size() == 1 &&
           condition.of.front().kind == ConditionKind::Test &&
           !isNumber(condition.of.front().field) && !isFlag(condition.of.front().field);
}

ConditionRow::ConditionRow(const RouteCondition& condition, KnownValues known, QWidget* parent)
    : QWidget(parent),
      m_test(condition.kind == ConditionKind::Not ? condition.of.front() : condition),
      m_not(condition.kind == ConditionKind::Not),
      m_known(std::move(known)),
      m_grid(new QGridLayout(this)),
      m_field(new QComboBox(this)),
      m_name(new WordsField(this)),
      m_comparison(new QComboBox(this)),
      m_value(new WordsField(this)),
      m_flag(new QComboBox(this)),
      m_remove(new IconButton(QStringLiteral("x"), this)),
      m_problem(makeParagraph(TextRole::Small, Tone::Error, this)) {
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(metrics().px(6));
    m_grid->setVerticalSpacing(metrics().px(4));
    m_grid->setColumnStretch(2, 1);
    m_name->setSingle(true);
    for (int field = 0; field < kFields; ++field) {
        m_field->addItem(fieldText(static_cast<RouteField>(field)));
    }
    m_flag->addItems({QString(), QString()});
    m_value->setMinimumWidth(metrics().px(72));
    m_value->setKnown([this] { return m_known(m_test.field); });
    connect(m_field, qOverload<int>(&QComboBox::activated), this, &ConditionRow::chooseField);
    connect(m_comparison, qOverload<int>(&QComboBox::activated), this,
            &ConditionRow::chooseComparison);
    connect(m_flag, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        m_test.number = index == kYes ? 1 : 0;
        emit changed({});
    });
    for (WordsField* each : {m_value, m_name}) {
        connect(each, &QLineEdit::textEdited, this, &ConditionRow::readTyped);
    }
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removeAsked);
    showTest();
}

RouteCondition ConditionRow::condition() const {
    if (!m_not) {
        return m_test;
    }
    RouteCondition negated;
    negated.kind = ConditionKind::Not;
    negated.of = {m_test};
    return negated;
}

QWidget* ConditionRow::focusTarget() const {
    return m_field;
}

void ConditionRow::chooseField(int index) {
    const auto field = static_cast<RouteField>(index);
    if (field == m_test.field) {
        return;
    }
    // Words stay where the next field has words, too.
    RouteCondition next = testOf(field);
    if (valueKindOf(field) == RouteValueKind::Words &&
        valueKindOf(m_test.field) == RouteValueKind::Words) {
        next.values = m_test.values;
    } else {
        m_not = m_not && !isNumber(field) && !isFlag(field);
    }
    if (isNumber(field) && isNumber(m_test.field) && isShare(field) == isShare(m_test.field)) {
        next.comparison = m_test.comparison;
        next.number = m_test.number;
    }
    m_test = std::move(next);
    showTest();
    emit changed({});
}

void ConditionRow::chooseComparison(int index) {
    if (isNumber(m_test.field)) {
        m_test.comparison = kComparisons[index];
    } else {
        m_not = index == kIsNot;
    }
    emit changed({});
}

void ConditionRow::readTyped() {
    QString problem;
    if (isNamed(m_test.field)) {
        const bool header = m_test.field == RouteField::Header;
        const QString typed = m_name->text().trimmed();
        const QString name = header ? typed.toLower() : typed;
        problem = header ? headerProblem(name) : metadataProblem(name);
        m_name->setInvalid(!problem.isEmpty());
        m_test.name = name.toStdString();
    }
    const QString wrong = readValue(m_value->text(), m_test);
    m_value->setInvalid(!wrong.isEmpty());
    setProblem(problem.isEmpty() ? wrong : problem);
    emit changed(QStringLiteral("condition %1").arg(quintptr(sender()), 0, 16));
}

void ConditionRow::setProblem(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_value->setAccessibleDescription(problem);
}

void ConditionRow::showTest() {
    const QSignalBlocker quiet(m_comparison);
    m_field->setCurrentIndex(static_cast<int>(m_test.field));
    m_comparison->clear();
    if (isNumber(m_test.field)) {
        for (const Comparison each : kComparisons) {
            m_comparison->addItem(comparisonSign(each));
        }
        m_comparison->setCurrentIndex(static_cast<int>(m_test.comparison));
    } else {
        m_comparison->addItems({tr("is"), tr("is not")});
        m_comparison->setCurrentIndex(m_not ? kIsNot : kIs);
    }
    m_name->setText(QString::fromStdString(m_test.name));
    m_value->setText(valueText(m_test));
    m_value->setCursorPosition(0);
    m_flag->setCurrentIndex(m_test.number != 0 ? kYes : 1 - kYes);
    const bool missing = !isFlag(m_test.field) && m_value->text().isEmpty();
    m_value->setInvalid(false);
    m_name->setInvalid(false);
    // Nothing was typed yet: what is missing is said without an alarm at the edge.
    RouteCondition scratch = m_test;
    setProblem(missing ? readValue({}, scratch) : QString());
    place();
    retranslate();
}

// A name needs the room of the value, which goes on a line of its own.
void ConditionRow::place() {
    const bool hasName = isNamed(m_test.field);
    const bool flag = isFlag(m_test.field);
    for (QWidget* each : {static_cast<QWidget*>(m_field), static_cast<QWidget*>(m_name),
                          static_cast<QWidget*>(m_comparison), static_cast<QWidget*>(m_value),
                          static_cast<QWidget*>(m_flag), static_cast<QWidget*>(m_remove),
                          static_cast<QWidget*>(m_problem)}) {
        m_grid->removeWidget(each);
    }
    m_name->setVisible(hasName);
    m_comparison->setVisible(!flag);
    m_value->setVisible(!flag);
    m_flag->setVisible(flag);
    const int row = hasName ? 1 : 0;
    m_grid->addWidget(m_field, 0, 0);
    if (hasName) {
        m_grid->addWidget(m_name, 0, 1, 1, 2);
    }
    if (flag) {
        m_grid->addWidget(m_flag, row, 1, 1, 2);
    } else {
        m_grid->addWidget(m_comparison, row, hasName ? 0 : 1);
        m_grid->addWidget(m_value, row, hasName ? 1 : 2, 1, hasName ? 2 : 1);
    }
    m_grid->addWidget(m_remove, 0, 3);
    m_grid->addWidget(m_problem, 2, 0, 1, 3);
}

void ConditionRow::retranslate() {
    for (int field = 0; field < kFields; ++field) {
        m_field->setItemText(field, fieldText(static_cast<RouteField>(field)));
    }
    m_flag->setItemText(kYes, tr("yes"));
    m_flag->setItemText(1 - kYes, tr("no"));
    const QString field = fieldText(m_test.field);
    m_field->setAccessibleName(tr("What is asked"));
    m_comparison->setAccessibleName(tr("How %1 is compared").arg(field));
    m_value->setAccessibleName(tr("What %1 is compared with").arg(field));
    m_flag->setAccessibleName(field);
    m_name->setAccessibleName(m_test.field == RouteField::Header ? tr("Name of the header")
                                                                 : tr("Name in the metadata"));
    m_name->setPlaceholderText(tr("name"));
    m_remove->setName(tr("Remove the condition on %1").arg(field));
}

void ConditionRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showTest();
    }
}

}  // namespace weir::ui
