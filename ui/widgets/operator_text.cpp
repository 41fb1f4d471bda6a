// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/operator_text.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct OperatorWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Operators)
};

}  // namespace

QString operatorText(Via via, const std::string& name) {
    switch (via) {
        case Via::Window:
            return OperatorWords::tr("the window");
        case Via::Socket:
            return OperatorWords::tr("a program on the gateway's computer");
        case Via::Remote:
            break;
    }
    return name.empty() ? OperatorWords::tr("an operator elsewhere") : QString::fromStdString(name);
}

QString actorText(std::string_view actor) {
    constexpr std::string_view kRemote = "remote ";
    const QString plain = QString::fromUtf8(actor.data(), static_cast<qsizetype>(actor.size()));
    if (actor == "window") {
        return OperatorWords::tr("Window");
    }
    if (actor == "socket" || actor == "command line") {
        return OperatorWords::tr("Command line");
    }
    // As older records have it: whoever wrote the document while nothing ran.
    if (actor == "start" || actor.ends_with(".yaml") || actor.ends_with(".yml")) {
        return OperatorWords::tr("The document's file");
    }
    if (actor == "remote") {
        return OperatorWords::tr("From elsewhere");
    }
    //: %1 is the name of a token
    return actor.starts_with(kRemote) ? OperatorWords::tr("%1, from elsewhere")
                                            .arg(plain.mid(static_cast<qsizetype>(kRemote.size())))
                                      : plain;
}

}  // namespace weir::ui
