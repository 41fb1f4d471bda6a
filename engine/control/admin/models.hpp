// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/control/admin/operation.hpp"

// Names a tool may ask for.
namespace weir::admin {

struct ModelRow {
    std::string name;                   // as asked for
    std::vector<std::string> targets;   // in the order they are tried
    std::vector<std::string> dialects;  // that it can be asked for in without translation
};
BOOST_DESCRIBE_STRUCT(ModelRow, (), (name, targets, dialects))

// The model of a provider that a first call in this dialect should name.
struct FirstModel {
    std::string provider;
    std::string dialect;
    std::string model;  // as asked for
};
BOOST_DESCRIBE_STRUCT(FirstModel, (), (provider, dialect, model))

struct ModelList {
    std::vector<ModelRow> models;
    // For each provider and each dialect it can be asked in, once its models are known and one will
    // do; those that need a translation come last.
    std::vector<FirstModel> first;
};
BOOST_DESCRIBE_STRUCT(ModelList, (), (models, first))

struct ListModels {
    static constexpr std::string_view kName = "models.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "The names that tools may ask for.";
    using Reply = ModelList;
};
BOOST_DESCRIBE_STRUCT(ListModels, (), ())

}  // namespace weir::admin
