-- How many steps of a funnel a visit did one after the other, each by a hit of its own. The hits come in their order; bit n of a mask says that the hit
-- does step n. Hits of one moment count in whichever order does the most: a browser tells several things at once, and their ids are random within
-- the millisecond. One pass over the hits of a visit, so that a funnel costs what it reads.
CREATE FUNCTION app.steps_done(masks int[], times timestamptz[], steps int) RETURNS int LANGUAGE plpgsql IMMUTABLE SET search_path = '' AS $$
DECLARE
  hits int := coalesce(pg_catalog.array_length(masks, 1), 0);
  done int := 0;
  first int := 1;
  last int;
  found int;
BEGIN
  WHILE first <= hits AND done < steps LOOP
    last := first;
    WHILE last < hits AND times[last + 1] = times[first] LOOP
      last := last + 1;
    END LOOP;
    LOOP
      found := NULL;
      FOR i IN first..last LOOP
        -- Of several the one that does least else.
        IF (masks[i] >> done) & 1 = 1 AND (found IS NULL OR masks[i] < masks[found]) THEN
          found := i;
        END IF;
      END LOOP;
      EXIT WHEN found IS NULL;
      masks[found] := 0;
      done := done + 1;
      EXIT WHEN done = steps;
    END LOOP;
    first := last + 1;
  END LOOP;
  RETURN done;
END
$$;
REVOKE ALL ON FUNCTION app.steps_done(int[], timestamptz[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.steps_done(int[], timestamptz[], int) TO app_rt;
