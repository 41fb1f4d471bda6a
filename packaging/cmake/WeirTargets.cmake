# SPDX-License-Identifier: GPL-3.0-or-later

# weir_library(NAME SOURCES a.cpp b.cpp [LIBRARIES x y] [PRIVATE_LIBRARIES z] [REPLACEABLE b.cpp])
# A static library of one room. Without sources it is an interface library (headers only). What is
# replaceable stays an object of its own, which a test can put another in place of.
function(weir_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;PRIVATE_LIBRARIES;REPLACEABLE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC weir_options ${ARG_LIBRARIES} PRIVATE ${ARG_PRIVATE_LIBRARIES})
    weir_use_header_set(${name} weir_engine_headers)
    weir_join_sources(${name})
    set_source_files_properties(${ARG_REPLACEABLE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE weir_options ${ARG_LIBRARIES})
  endif()
endfunction()

# weir_text_literals(VARIABLE models/openai.json classify/en.txt)
# Files of resources as string literals with commas between them, for a source that configure_file
# makes: they are compiled in as text, so that a binary needs no file beside it.
function(weir_text_literals variable)
  set(texts "")
  foreach(path ${ARGN})
    set(file "${CMAKE_SOURCE_DIR}/resources/${path}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" text)
    string(APPEND texts "R\"file(${text})file\",\n")
  endforeach()
  set(${variable} "${texts}" PARENT_SCOPE)
endfunction()

# weir_moc(TARGET)
# What TARGET.cpp includes as TARGET.moc, of a test of one file. AUTOMOC would compile a file and
# start a CMake more for each of three hundred tests, a sixth of all that a build takes.
function(weir_moc target)
  set(moc "${CMAKE_CURRENT_BINARY_DIR}/${target}.moc")
  add_custom_command(OUTPUT "${moc}"
    COMMAND Qt6::moc "${CMAKE_CURRENT_SOURCE_DIR}/${target}.cpp" -o "${moc}"
    DEPENDS "${target}.cpp" VERBATIM)
  set_source_files_properties("${target}.cpp" PROPERTIES OBJECT_DEPENDS "${moc}")
  target_sources(${target} PRIVATE "${moc}")
  target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# weir_test(test_unit LIBRARIES x y [SOURCES more.cpp] [LABELS engine])
# One Qt Test program, test_unit.cpp, run offscreen in a home of its own. Labels that decide where
# packaging/test.sh runs it: `engine` is run under AddressSanitizer only, `threads` under
# ThreadSanitizer too, `everywhere` with sanitizers and without, and all others without.
function(weir_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(WEIR_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 3")
  endif()
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  if(ARG_SOURCES)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)  # their headers may have signals, too
  else()
    weir_moc(${name})
  endif()
  # Qt Network for all: one set of headers serves only targets that define the same names.
  target_link_libraries(${name} PRIVATE weir_options weir_test_options weir_test_support Qt6::Test Qt6::Network ${ARG_LIBRARIES})
  if(ARG_LIBRARIES MATCHES "weir_ui|weir_scenes")
    weir_use_header_set(${name} weir_window_test_headers)
  else()
    weir_use_header_set(${name} weir_test_headers)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  foreach(label IN ITEMS engine threads everywhere)
    if(label IN_LIST ARG_LABELS)
      set_property(GLOBAL APPEND PROPERTY WEIR_TESTS_${label} ${name})
    endif()
  endforeach()
  set(home "${CMAKE_BINARY_DIR}/tests/home/${name}")
  file(MAKE_DIRECTORY "${home}")
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT}
    LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;HOME=${home};XDG_RUNTIME_DIR=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;TSAN_OPTIONS=ignore_noninstrumented_modules=1;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()

# weir_fuzzer(fuzz_unit LIBRARIES x y)
# A libFuzzer target of fuzz_unit.cpp (it defines LLVMFuzzerTestOneInput). Its seeds are the files of
# tests/fuzz/corpus/fuzz_unit. Preset fuzz builds it to search; every other build with tests replays
# the seeds through it as the test fuzz_unit.
function(weir_fuzzer name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  set(corpus "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE weir_options ${ARG_LIBRARIES})
  if(WEIR_FUZZERS)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzzers")
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  else()
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp")
    add_test(NAME ${name} COMMAND ${name} "${corpus}")
    set_tests_properties(${name} PROPERTIES LABELS engine TIMEOUT 60)
    set_property(GLOBAL APPEND PROPERTY WEIR_TESTS_engine ${name})
  endif()
endfunction()

# weir_programs_below(DIRECTORY VARIABLE)
# Adds all executables of a folder and of those below it.
function(weir_programs_below directory variable)
  get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
      list(APPEND ${variable} ${target})
    endif()
  endforeach()
  get_property(folders DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
  foreach(folder IN LISTS folders)
    weir_programs_below("${folder}" ${variable})
  endforeach()
  set(${variable} "${${variable}}" PARENT_SCOPE)
endfunction()
