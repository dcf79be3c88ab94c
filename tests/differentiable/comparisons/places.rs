use crate::compare::assert_same;
use crate::corpus::{places, places_inside};

macro_rules! functions {
    ($file:ident: $($name:ident)*) => {$(
        #[test]
        fn $name() {
            assert_same(
                |[x, y]| $file::plain::$name(x, y),
                |[x, y]| $file::numbers::$name(x, y),
                |[x, y]| $file::numbers::$name(x, y),
                &[[0.7, 1.3], [1.9, 0.4]],
            );
        }
    )*};
}

functions! {
    places:
    out_parameter
    out_parameter_handed_on
    several_out_parameters
    out_parameter_of_one_branch
    element
    element_of_a_vector
    field
    receiver
    receiver_of_a_chain
    operator_in_place
    closure_with_an_out_parameter
    callback_with_an_out_parameter
    helpers_in_place
    swaps_of_the_standard_library
    iterators_of_places
    halves
    places_in_options
    returned_places
    chosen_places
    places_in_fields
    cells
    patterns_by_reference
    assignments_that_take_apart
    filled
    operators_by_name
    best
    captured
    carried_by_a_loop
    order_of_effects
    type_parameters
    constants_in_places
    copies
    places_of_macros
    places_behind_a_trait
    variants
    closures_that_count
    places_of_foreign_calls
    empty_sums
}

functions! {
    places_inside:
    maps
    hash_maps
    shared_cells
    boxes
    options_in_a_grid
    walker
    folds
    values_of_loops
    let_else
    several_kinds
    parts_of_arrays
    places_of_calls
    constants_in_parts
}
