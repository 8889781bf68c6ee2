;; The inner loops of the tiler, over RGB pictures of three bytes a pixel.
(module
  (import "env" "memory" (memory 1))

  ;; Samples a picture through a 4 × 4 filter, one output pixel after the other, along straight runs.
  ;;
  ;; Memory: at 0 the weights (see filter-weights.ts): 128 fractions of 16 footprints of four i16 that add up to 16384.
  ;; runs    six i32 each: column and row of the first pixel, their steps to the next (all with 15 bits of fraction), the footprints
  ;;         across | down << 16, and how many pixels
  ;; origin  address of the picture's column −1 of row −1: the first tap of a pixel whose whole parts are 0
  ;; out     three bytes a pixel; a fourth is written and overwritten by the next one
  (func (export "resample") (param $runs i32) (param $end i32) (param $origin i32) (param $stride i32) (param $out i32)
    (local $x i32) (local $y i32) (local $dx i32) (local $dy i32) (local $across i32) (local $down i32) (local $count i32) (local $tap i32)
    (local $weights v128) (local $row0 v128) (local $row1 v128) (local $row2 v128) (local $row3 v128)
    (local $upper v128) (local $lower v128) (local $a v128) (local $b v128)
    (loop $run
      (local.set $x (i32.load (local.get $runs)))
      (local.set $y (i32.load offset=4 (local.get $runs)))
      (local.set $dx (i32.load offset=8 (local.get $runs)))
      (local.set $dy (i32.load offset=12 (local.get $runs)))
      (local.set $across (i32.shl (i32.load16_u offset=16 (local.get $runs)) (i32.const 3)))
      (local.set $down (i32.shl (i32.load16_u offset=18 (local.get $runs)) (i32.const 3)))
      (local.set $count (i32.load offset=20 (local.get $runs)))
      (loop $pixel
        (local.set $tap
          (i32.add
            (local.get $origin)
            (i32.add
              (i32.mul (i32.shr_s (local.get $y) (i32.const 15)) (local.get $stride))
              (i32.mul (i32.shr_s (local.get $x) (i32.const 15)) (i32.const 3)))))
        ;; Four rows of four pixels: twelve bytes of each load count.
        (local.set $row0 (v128.load (local.get $tap)))
        (local.set $row1 (v128.load (local.tee $tap (i32.add (local.get $tap) (local.get $stride)))))
        (local.set $row2 (v128.load (local.tee $tap (i32.add (local.get $tap) (local.get $stride)))))
        (local.set $row3 (v128.load (i32.add (local.get $tap) (local.get $stride))))

        ;; Down the columns. Rows are interleaved in pairs, so that one dot product weighs two rows of four bytes.
        (local.set $weights (v128.load64_zero (i32.add (local.get $down) (i32.and (i32.shr_u (local.get $y) (i32.const 1)) (i32.const 0x3f80)))))
        (local.set $upper (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $weights) (local.get $weights)))
        (local.set $lower (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $weights) (local.get $weights)))
        (local.set $a (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $row0) (local.get $row1)))
        (local.set $b (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $row2) (local.get $row3)))
        (local.set $row0 (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $row0) (local.get $row1)))
        (local.set $row2 (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $row2) (local.get $row3)))
        (local.set $row1 ;; r0 g0 b0 r1 g1 b1 r2 g2, 64 times too large
          (i16x8.narrow_i32x4_s
            (i32x4.shr_s
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_u (local.get $a)) (local.get $upper))
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_u (local.get $b)) (local.get $lower)))
              (i32.const 8))
            (i32x4.shr_s
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_u (local.get $a)) (local.get $upper))
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_u (local.get $b)) (local.get $lower)))
              (i32.const 8))))
        (local.set $a ;; b2 r3 g3 b3, 64 times too large
          (i32x4.shr_s
            (i32x4.add
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_u (local.get $row0)) (local.get $upper))
              (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_u (local.get $row2)) (local.get $lower)))
            (i32.const 8)))
        (local.set $row3 (i16x8.narrow_i32x4_s (local.get $a) (local.get $a)))

        ;; Along the row: r0 r1 g0 g1 b0 b1 and r2 r3 g2 g3 b2 b3.
        (local.set $weights (v128.load64_zero (i32.add (local.get $across) (i32.and (i32.shr_u (local.get $x) (i32.const 1)) (i32.const 0x3f80)))))
        (local.set $a
          (i32x4.shr_s
            (i32x4.add
              (i32x4.add
                (i32x4.dot_i16x8_s
                  (i8x16.shuffle 0 1 6 7 2 3 8 9 4 5 10 11 0 1 6 7 (local.get $row1) (local.get $row3))
                  (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $weights) (local.get $weights)))
                (i32x4.dot_i16x8_s
                  (i8x16.shuffle 12 13 18 19 14 15 20 21 16 17 22 23 12 13 18 19 (local.get $row1) (local.get $row3))
                  (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $weights) (local.get $weights))))
              (v128.const i32x4 0x80000 0x80000 0x80000 0x80000))
            (i32.const 20)))
        (local.set $a (i16x8.narrow_i32x4_s (local.get $a) (local.get $a)))
        (v128.store32_lane 0 (local.get $out) (i8x16.narrow_i16x8_u (local.get $a) (local.get $a)))

        (local.set $out (i32.add (local.get $out) (i32.const 3)))
        (local.set $x (i32.add (local.get $x) (local.get $dx)))
        (local.set $y (i32.add (local.get $y) (local.get $dy)))
        (br_if $pixel (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
      (local.set $runs (i32.add (local.get $runs) (i32.const 24)))
      (br_if $run (i32.lt_u (local.get $runs) (local.get $end)))))

  ;; Halves a picture: each pixel is the mean of four. Two pixels a turn; of an odd width the second is overwritten by the next row.
  ;; width, height  of the result
  (func (export "halve") (param $from i32) (param $out i32) (param $width i32) (param $height i32)
    (local $stride i32) (local $tap i32) (local $to i32) (local $end i32)
    (local $upper v128) (local $lower v128) (local $first v128) (local $second v128)
    (local.set $stride (i32.mul (local.get $width) (i32.const 6)))
    (loop $row
      (local.set $tap (local.get $from))
      (local.set $to (local.get $out))
      (local.set $out (i32.add (local.get $out) (i32.mul (local.get $width) (i32.const 3))))
      (loop $pixels
        (local.set $upper (v128.load (local.get $tap)))
        (local.set $lower (v128.load (i32.add (local.get $tap) (local.get $stride))))
        (local.set $first ;; r0 g0 b0 r1 g1 b1 r2 g2
          (i16x8.add (i16x8.extend_low_i8x16_u (local.get $upper)) (i16x8.extend_low_i8x16_u (local.get $lower))))
        (local.set $second ;; b2 r3 g3 b3
          (i16x8.add (i16x8.extend_high_i8x16_u (local.get $upper)) (i16x8.extend_high_i8x16_u (local.get $lower))))
        (local.set $first
          (i16x8.shr_u
            (i16x8.add
              (i16x8.add
                (i8x16.shuffle 0 1 2 3 4 5 12 13 14 15 16 17 0 1 2 3 (local.get $first) (local.get $second))
                (i8x16.shuffle 6 7 8 9 10 11 18 19 20 21 22 23 6 7 8 9 (local.get $first) (local.get $second)))
              (v128.const i16x8 2 2 2 2 2 2 2 2))
            (i32.const 2)))
        (v128.store64_lane 0 (local.get $to) (i8x16.narrow_i16x8_u (local.get $first) (local.get $first)))
        (local.set $tap (i32.add (local.get $tap) (i32.const 12)))
        (local.set $to (i32.add (local.get $to) (i32.const 6)))
        (br_if $pixels (i32.lt_u (local.get $to) (local.get $out))))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $stride) (i32.const 1))))
      (br_if $row (local.tee $height (i32.sub (local.get $height) (i32.const 1))))))
)
